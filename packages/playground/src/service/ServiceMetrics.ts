import {
  collectDefaultMetrics,
  Counter,
  Gauge,
  Histogram,
  Registry,
} from 'prom-client';

/** The process's own metrics are collected once, however many services share it. */
let processRegistry: Registry | undefined;

function processMetrics(): Registry {
  if (!processRegistry) {
    processRegistry = new Registry();
    collectDefaultMetrics({
      register: processRegistry,
      // The default of 10 ms wakes an idle process a hundred times a second.
      eventLoopMonitoringPrecision: 200,
    });
    new Gauge({
      name: 'playground_process_id',
      help: 'The number of the process, which several services may share.',
      registers: [processRegistry],
    }).set(process.pid);
  }
  return processRegistry;
}

/** What `/metrics` of one service says. @internal */
export class ServiceMetrics {
  readonly #registry = new Registry();
  readonly #requests: Counter<'code' | 'method' | 'route'>;
  readonly #duration: Histogram<'code' | 'method' | 'route'>;
  #total = 0;

  private constructor() {
    const labelNames = ['code', 'method', 'route'] as const;
    const registers = [this.#registry];
    this.#requests = new Counter({
      name: 'http_requests_total',
      help: 'Requests answered, by status code, method and route.',
      labelNames,
      registers,
    });
    this.#duration = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time from the request to the end of its answer.',
      labelNames,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    });
  }

  static create(): ServiceMetrics {
    return new ServiceMetrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** Requests answered so far. */
  get total(): number {
    return this.#total;
  }

  observe(
    method: string,
    route: string,
    status: number,
    seconds: number,
  ): void {
    const labels = { method, route, code: String(status) };
    this.#total += 1;
    this.#requests.inc(labels);
    this.#duration.observe(labels, seconds);
  }

  async text(): Promise<string> {
    const parts = [this.#registry, processMetrics()].map(r => r.metrics());
    return (await Promise.all(parts)).join('\n');
  }
}
