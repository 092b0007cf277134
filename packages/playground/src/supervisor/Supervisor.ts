import { ConflictError } from '@backstage/errors';
import { ChildProcess } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Playground } from '../catalog/model';
import { ClustersPlan } from '../cluster/messages';
import { Fault } from '../faults';
import { endProcess, forkProcess } from './forkProcess';
import { HostProcess } from './HostProcess';
import { notHere } from './notHere';
import { listenerId, planHosts, planTraffic } from './plan';
import { Healed, ServiceState, ServiceStatus } from './ServiceState';

const CLUSTERS_ENTRY = require.resolve('../cluster/main.ts');
const TRAFFIC_ENTRY = require.resolve('../traffic/main.ts');

/** @internal */
export interface SupervisorOptions {
  playground: Playground;
  /** Where logs are written. */
  state: string;
  traffic: boolean;
}

/** Runs the example services: starts, breaks, heals and ends them. @internal */
export class Supervisor {
  readonly #playground: Playground;
  readonly #logs: string;
  readonly #withTraffic: boolean;
  readonly #hosts: HostProcess[];
  readonly #services: Map<string, ServiceState>;
  #traffic?: ChildProcess;
  #clusters?: ChildProcess;
  #queue: Promise<unknown> = Promise.resolve();
  #ready = false;

  private constructor({ playground, state, traffic }: SupervisorOptions) {
    this.#playground = playground;
    this.#logs = join(state, 'logs');
    this.#withTraffic = traffic;
    this.#hosts = planHosts(playground).map(plan =>
      HostProcess.create(plan, this.#logs, {
        onTotals: totals => this.#count(totals),
        onDeath: (host, how) => this.#mourn(host, how),
      }),
    );
    this.#services = new Map(
      playground.services.flatMap(service => {
        const id = listenerId(service.name, 'production');
        const host = this.#hosts.find(h =>
          h.plan.listeners.some(listener => listener.id === id),
        );
        return host
          ? [[service.name, ServiceState.create(service, host)] as const]
          : [];
      }),
    );
  }

  static create(options: SupervisorOptions): Supervisor {
    return new Supervisor(options);
  }

  get ready(): boolean {
    return this.#ready;
  }

  /** Resolves when every service listens. */
  async start(): Promise<void> {
    rmSync(this.#logs, { recursive: true, force: true });
    mkdirSync(this.#logs, { recursive: true });
    await Promise.all(this.#hosts.map(host => this.#startHost(host)));
    if (this.#withTraffic) {
      this.#traffic = forkProcess(TRAFFIC_ENTRY, 'traffic', this.#logs);
      this.#log(`traffic runs as process ${this.#traffic.pid}`);
      this.#traffic.send(planTraffic(this.#playground));
      this.#traffic.once('exit', (code, signal) =>
        this.#log(`the traffic ended (${signal ?? code})`),
      );
    }
    this.#startClusters();
    this.#ready = true;
    this.#log(`${this.#services.size} services listen`);
  }

  status(): ServiceStatus[] {
    return [...this.#services.values()].map(({ status }) => status);
  }

  /** Breaks a service in production; resolves when it is broken. */
  break(name: string, fault: Fault): Promise<ServiceStatus> {
    const service = this.#find(name);
    return this.#inTurn(async () => {
      if (service.status.state === 'stopped') {
        throw new ConflictError(
          `${name} is stopped already. Heal it first, then break it.`,
        );
      }
      // Before it dies: its death is then known to be on purpose.
      service.fault = fault;
      await service.host.setFault(listenerId(name, 'production'), fault);
      this.#log(`${name} broken on purpose: ${fault}`);
      return service.status;
    });
  }

  /** Undoes what broke a service; starts its process where that is dead. One that is well stays as it is. */
  heal(name: string): Promise<Healed> {
    const service = this.#find(name);
    return this.#inTurn(async () => {
      const dead = this.#hosts.filter(
        ({ alive, plan }) =>
          !alive && plan.listeners.some(l => l.service === name),
      );
      const { fault } = service;
      if (!fault && dead.length === 0) {
        return { ...service.status, wasBroken: false };
      }
      service.fault = undefined;
      if (fault && !dead.includes(service.host)) {
        await service.host.setFault(listenerId(name, 'production'), undefined);
      }
      for (const host of dead) await this.#restart(host);
      this.#log(`${name} healed`);
      return { ...service.status, wasBroken: true };
    });
  }

  /** Ends every process; nothing is left running. */
  async end(): Promise<void> {
    if (this.#clusters) await endProcess(this.#clusters);
    if (this.#traffic) await endProcess(this.#traffic);
    await Promise.all(this.#hosts.map(host => host.end()));
  }

  /** Nobody waits for them: the services are there without. */
  #startClusters(): void {
    const { clusters, services } = this.#playground;
    if (clusters.length === 0) return;
    const plan: ClustersPlan = { clusters, services };
    this.#clusters = forkProcess(CLUSTERS_ENTRY, 'clusters', this.#logs);
    this.#log(`clusters runs as process ${this.#clusters.pid}`);
    this.#clusters.send(plan);
    this.#clusters.once('exit', (code, signal) =>
      this.#log(`the clusters ended (${signal ?? code})`),
    );
  }

  async #startHost(host: HostProcess): Promise<void> {
    await host.start();
    this.#log(`${host.plan.name} runs as process ${host.pid}`);
  }

  /** A shared process brings all its services back; those broken on purpose stay broken. */
  async #restart(host: HostProcess): Promise<void> {
    await this.#startHost(host);
    for (const service of this.#services.values()) {
      if (service.host === host) {
        service.changed();
        if (service.fault) {
          const id = listenerId(service.service.name, 'production');
          await host.setFault(id, service.fault);
        }
      }
    }
  }

  #find(name: string): ServiceState {
    const service = this.#services.get(name);
    if (service) return service;
    throw notHere(name, [...this.#services.keys()]);
  }

  /** One change after the other: two breaks at once would leave either. */
  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(change);
    this.#queue = result.catch(() => {});
    return result;
  }

  #count(totals: Record<string, number>): void {
    const now = performance.now();
    for (const [id, total] of Object.entries(totals)) {
      this.#services.get(id)?.meter.add(total, now);
    }
  }

  #mourn(host: HostProcess, how: string): void {
    this.#log(`the process of ${host.plan.name} ${how}`);
    for (const service of this.#services.values()) {
      if (service.host === host) {
        service.meter.clear();
        service.changed();
      }
    }
  }

  #log(line: string): void {
    const text = `${new Date().toISOString()} ${line}\n`;
    appendFileSync(join(this.#logs, 'playground.log'), text);
  }
}
