import { Service } from '../catalog/model';
import { freePorts } from '../cluster/real/freePorts';
import { OnboardedService } from '../gitops/Target';
import { onboardedId, PortsById } from '../onboarded/OnboardedServices';
import { ListenerSpec } from '../service/ListenerSpec';
import { HostProcess } from './HostProcess';
import { listenerId } from './plan';
import { ServiceState } from './ServiceState';

const LATENCY_MS = 3;
/** Each is a process of its own, and this is somebody's laptop. */
const MOST = 25;

/** A process that stands for an onboarded service in one environment. @internal */
export interface OnboardedHost {
  about: OnboardedService;
  port: number;
  state: ServiceState;
}

interface OnboardedHostsOptions {
  logs: string;
  /** Names that example services have. */
  taken: ReadonlySet<string>;
  log(line: string): void;
  /** Where all of them listen now. */
  onPorts(ports: PortsById): void;
  /** One ended without having been asked to. */
  onDeath(host: HostProcess, how: string): void;
}

/**
 * The processes of onboarded services. They answer what a service of our template answers: `/`, `/healthz` and
 * `/metrics`. Never is anything run of what a repository holds: whoever reaches the port of git may push, without an
 * account, and this machine is somebody's own.
 *
 * @internal
 */
export class OnboardedHosts {
  readonly #options: OnboardedHostsOptions;
  readonly #hosts = new Map<string, OnboardedHost>();
  #done: Promise<void> = Promise.resolve();
  #ending = false;

  private constructor(options: OnboardedHostsOptions) {
    this.#options = options;
  }

  static create(options: OnboardedHostsOptions): OnboardedHosts {
    return new OnboardedHosts(options);
  }

  all(): OnboardedHost[] {
    return [...this.#hosts.values()];
  }

  /** Which services are to have a process from now on; resolves when that is so. */
  want(services: OnboardedService[]): Promise<void> {
    this.#done = this.#done.then(() => this.#follow(services));
    return this.#done;
  }

  async end(): Promise<void> {
    this.#ending = true;
    await this.#done;
    await Promise.all(this.all().map(({ state }) => state.host.end()));
  }

  async #follow(services: OnboardedService[]): Promise<void> {
    if (this.#ending) return;
    const wanted = new Map(services.map(each => [onboardedId(each), each]));
    const gone = [...this.#hosts].filter(([id]) => !wanted.has(id));
    await Promise.all(gone.map(([id]) => this.#stop(id)));
    const added = [...wanted].filter(([id]) => !this.#hosts.has(id));
    const room = Math.max(0, MOST - this.#hosts.size);
    for (const [id] of added.slice(room)) {
      this.#options.log(`${id} does not run: there are ${MOST} already`);
    }
    await Promise.all(
      added.slice(0, room).map(([id, service]) => this.#start(id, service)),
    );
    const ports = [...this.#hosts].map(([id, { port }]) => [id, port] as const);
    this.#options.onPorts(Object.fromEntries(ports));
  }

  async #start(id: string, about: OnboardedService): Promise<void> {
    const { logs, log, onDeath } = this.#options;
    const name = this.#nameOf(about);
    const [port] = await freePorts(1);
    const host = HostProcess.create(
      {
        // Its log is beside those of the playground itself.
        name: `onboarded-${name}`,
        own: true,
        listeners: [listenerOf(name, about, port)],
      },
      logs,
      {
        onTotals: totals =>
          this.#hosts
            .get(id)
            ?.state.meter.add(totals[name] ?? 0, performance.now()),
        onDeath,
      },
    );
    const state = ServiceState.create(serviceOf(name, port), host);
    this.#hosts.set(id, { about, port, state });
    try {
      await host.start();
      log(`${name} was onboarded and runs as process ${host.pid}`);
    } catch (error) {
      // It is stopped then, and heals as any other.
      log(`${name} was onboarded and does not start: ${error}`);
    }
  }

  async #stop(id: string): Promise<void> {
    const host = this.#hosts.get(id);
    this.#hosts.delete(id);
    await host?.state.host.end();
    this.#options.log(`${host?.state.service.name} runs nowhere any more`);
  }

  /** Production is what one means without saying so. */
  #nameOf({ environment, service }: OnboardedService): string {
    const isFree = !this.#options.taken.has(service);
    return environment === 'production' && isFree
      ? service
      : `${service}@${environment}`;
  }
}

function serviceOf(name: string, port: number): Service {
  return {
    name,
    title: name,
    process: 'own',
    latencyMs: LATENCY_MS,
    listeners: [{ environment: 'production', port }],
    routes: [],
  };
}

function listenerOf(
  name: string,
  { service, environment }: OnboardedService,
  port: number,
): ListenerSpec {
  return {
    id: listenerId(name, 'production'),
    service,
    port,
    latencyMs: LATENCY_MS,
    routes: [
      {
        method: 'GET',
        path: '/',
        examplePath: '/',
        status: 200,
        contentType: 'application/json',
        body: JSON.stringify({ service, environment }),
        calls: [],
      },
    ],
  };
}
