import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { ServiceStatus } from './ServiceState';

/** What the playground says of itself and of what was broken on purpose. @internal */
export class PlaygroundMetrics {
  readonly #registry = new Registry();

  private constructor(status: () => ServiceStatus[]) {
    collectDefaultMetrics({
      register: this.#registry,
      // The default of 10 ms wakes an idle process a hundred times a second.
      eventLoopMonitoringPrecision: 200,
    });
    const gauge = new Gauge({
      name: 'playground_service_broken',
      help: 'Whether a service was broken on purpose, with its fault.',
      labelNames: ['name', 'fault'],
      registers: [this.#registry],
      collect: () => {
        gauge.reset();
        for (const { name, fault } of status()) {
          gauge.set({ name, fault: fault ?? '' }, fault ? 1 : 0);
        }
      },
    });
  }

  static create(status: () => ServiceStatus[]): PlaygroundMetrics {
    return new PlaygroundMetrics(status);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
