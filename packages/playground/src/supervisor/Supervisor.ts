import { ConflictError } from '@backstage/errors';
import { ChildProcess } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Playground } from '../catalog/model';
import { DoorFault } from '../cluster/Door';
import { ClustersPlan } from '../cluster/messages';
import { Fault } from '../faults';
import { FromMonitoring } from '../monitoring/messages';
import { planMonitoring } from '../monitoring/plan';
import { writeOnboarded } from '../monitoring/writeOnboarded';
import {
  ChangedCluster,
  ClustersProcess,
  ClusterStatus,
} from './ClustersProcess';
import { endProcess, forkProcess } from './forkProcess';
import { FaultFollower } from './FaultFollower';
import { OnboardedHosts } from './OnboardedHosts';
import { HostProcess } from './HostProcess';
import { notHere } from './notHere';
import { listenerId, planHosts, planTraffic } from './plan';
import { Healed, ServiceState, ServiceStatus } from './ServiceState';

const MONITORING_ENTRY = require.resolve('../monitoring/main.ts');
const TRAFFIC_ENTRY = require.resolve('../traffic/main.ts');
const LEFT_OUT =
  'Prometheus and Alertmanager are left out, because --no-monitoring says so.';

/** @internal */
export interface SupervisorOptions {
  playground: Playground;
  /** Where logs are written. */
  state: string;
  traffic: boolean;
  monitoring: boolean;
  /** Where the control API listens. */
  port: number;
  /** Where the portal's metrics are; 0 is nowhere. */
  portalMetrics: number;
  portal?: string;
}

/** Runs the example services: starts, breaks, heals and ends them. @internal */
export class Supervisor {
  readonly #playground: Playground;
  readonly #logs: string;
  readonly #options: SupervisorOptions;
  readonly #hosts: HostProcess[];
  readonly #services: Map<string, ServiceState>;
  readonly #onboarded: OnboardedHosts;
  #traffic?: ChildProcess;
  #clusters?: ClustersProcess;
  #monitoring?: ChildProcess;
  /** What is missing, and what the monitoring says. */
  readonly #notes = new Map<string, string[]>();
  #queue: Promise<unknown> = Promise.resolve();
  #ready = false;

  private constructor(options: SupervisorOptions) {
    const { playground, state } = options;
    this.#options = options;
    this.#playground = playground;
    this.#logs = join(state, 'logs');
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
    this.#onboarded = OnboardedHosts.create({
      logs: this.#logs,
      taken: new Set(this.#services.keys()),
      log: line => this.#log(line),
      onPorts: ports => {
        this.#clusters?.tellPorts(ports);
        this.#tellPrometheus();
      },
      onDeath: (host, how) => this.#mourn(host, how),
    });
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
    if (this.#options.traffic) {
      this.#traffic = forkProcess(TRAFFIC_ENTRY, 'traffic', this.#logs);
      this.#log(`traffic runs as process ${this.#traffic.pid}`);
      this.#traffic.send(planTraffic(this.#playground));
      this.#traffic.once('exit', (code, signal) =>
        this.#log(`the traffic ended (${signal ?? code})`),
      );
    }
    this.#tellPrometheus();
    this.#startClusters();
    this.#startMonitoring();
    this.#ready = true;
    this.#log(`${this.#services.size} services listen`);
  }

  /** What is not as it should be and concerns no service, in sentences. */
  get notes(): string[] {
    return [...this.#notes.values()].flat();
  }

  status(): ServiceStatus[] {
    return [...this.#services.values()].map(({ status }) => status);
  }

  /** The services that came by onboarding, as far as a cluster is to run them. */
  onboarded(): ServiceStatus[] {
    return this.#onboarded.all().map(({ state }) => state.status);
  }

  clusters(): ClusterStatus[] {
    return this.#clusters?.status() ?? [];
  }

  /** Breaks the way to a cluster, or heals it where no fault is named. */
  setClusterFault(name: string, fault?: DoorFault): Promise<ChangedCluster> {
    const clusters = this.#clusters;
    if (!clusters) throw notHere(name, [], 'cluster');
    return this.#inTurn(async () => {
      const status = await clusters.setFault(name, fault);
      this.#log(`the way to ${name} is ${fault ?? 'open'}`);
      return status;
    });
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
      const hosts = this.#hosts.filter(({ plan }) =>
        plan.listeners.some(listener => listener.service === name),
      );
      const dead = [...new Set([...hosts, service.host])].filter(
        ({ alive }) => !alive,
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
    const others = [this.#monitoring, this.#traffic];
    await Promise.all([
      this.#clusters?.end(),
      ...others.map(child => child && endProcess(child)),
    ]);
    await this.#onboarded.end();
    await Promise.all(this.#hosts.map(host => host.end()));
  }

  /** Nobody waits for them: the services are there without. */
  #startClusters(): void {
    const { clusters, git, ingress, services } = this.#playground;
    if (clusters.length === 0 && !git) return;
    const folder = join(this.#options.state, 'git');
    const follower = FaultFollower.create(this, line => this.#log(line));
    const plan: ClustersPlan = {
      clusters,
      services,
      git: git && { ...git, folder },
      ingress,
      folder: join(this.#options.state, 'clusters'),
      logs: this.#logs,
    };
    this.#clusters = ClustersProcess.start(plan, {
      log: line => this.#log(line),
      onNotes: notes => this.#notes.set('clusters', notes),
      onFaults: faults => void follower.follow(faults),
      onServices: onboarded => void this.#onboarded.want(onboarded),
    });
  }

  #tellPrometheus(): void {
    const folder = join(this.#options.state, 'monitoring');
    writeOnboarded(folder, this.#onboarded.all());
  }

  /** Nobody waits for it either; on most machines something of it is missing, and that is said. */
  #startMonitoring(): void {
    const { state, port: control, portalMetrics, portal } = this.#options;
    if (!this.#options.monitoring) {
      this.#notes.set('missing', [LEFT_OUT]);
      return;
    }
    const { plan, missing } = planMonitoring(this.#playground, {
      state,
      logs: this.#logs,
      control,
      portalMetrics,
      portal,
    });
    this.#notes.set('missing', missing);
    missing.forEach(sentence => this.#log(sentence));
    if (!plan) return;
    this.#monitoring = forkProcess(MONITORING_ENTRY, 'monitoring', this.#logs);
    this.#log(`monitoring runs as process ${this.#monitoring.pid}`);
    this.#monitoring.on('message', (message: FromMonitoring) => {
      if (message.type === 'runs') {
        this.#log(`${message.name} runs as process ${message.pid}`);
      } else if (message.type === 'notes') {
        this.#notes.set('monitoring', message.notes);
        message.notes.forEach(note => this.#log(note));
      }
    });
    this.#monitoring.send(plan);
  }

  async #startHost(host: HostProcess): Promise<void> {
    await host.start();
    this.#log(`${host.plan.name} runs as process ${host.pid}`);
  }

  /** A shared process brings all its services back; those broken on purpose stay broken. */
  async #restart(host: HostProcess): Promise<void> {
    await this.#startHost(host);
    for (const service of this.#states()) {
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
    const all = this.#states();
    const found = all.find(({ service }) => service.name === name);
    if (found) return found;
    throw notHere(
      name,
      all.map(({ service }) => service.name),
    );
  }

  #states(): ServiceState[] {
    const onboarded = this.#onboarded.all().map(({ state }) => state);
    return [...this.#services.values(), ...onboarded];
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
    for (const service of this.#states()) {
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
