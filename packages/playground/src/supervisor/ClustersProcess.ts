import { ConflictError } from '@backstage/errors';
import { ChildProcess } from 'node:child_process';
import { DoorFault } from '../cluster/Door';
import {
  ClustersPlan,
  DoorRequest,
  FromClusters,
  PortsMessage,
} from '../cluster/messages';
import { FaultsByService } from '../gitops/CommittedFaults';
import { OnboardedService } from '../gitops/Target';
import { PortsById } from '../onboarded/OnboardedServices';
import { endProcess, forkProcess, hasEnded } from './forkProcess';
import { notHere } from './notHere';

const ENTRY = require.resolve('../cluster/main.ts');
const PATIENCE_MS = 10_000;

/** A cluster as the control API tells of it. @internal */
export interface ClusterStatus {
  name: string;
  url: string;
  /** How the way to it was broken on purpose. */
  fault?: DoorFault;
}

/** @internal */
export interface ChangedCluster extends ClusterStatus {
  wasBroken: boolean;
}

/** The process that serves the clusters, and the ways to them. @internal */
export class ClustersProcess {
  readonly #plan: ClustersPlan;
  readonly #process: ChildProcess;
  readonly #faults = new Map<string, DoorFault>();

  private constructor(plan: ClustersPlan) {
    this.#plan = plan;
    this.#process = forkProcess(ENTRY, 'clusters', plan.logs);
    this.#process.send(plan);
  }

  static start(
    plan: ClustersPlan,
    events: {
      log: (line: string) => void;
      /** What is not as it should be; replaces what was said before. */
      onNotes: (notes: string[]) => void;
      /** What commits break now, all of it. */
      onFaults: (faults: FaultsByService) => void;
      /** Which onboarded services need a process now, all of them. */
      onServices: (services: OnboardedService[]) => void;
    },
  ): ClustersProcess {
    const made = new ClustersProcess(plan);
    events.log(`clusters runs as process ${made.#process.pid}`);
    made.#process.on('message', (message: FromClusters) => {
      if (message.type === 'runs') {
        events.log(`${message.name} runs as process ${message.pid}`);
      } else if (message.type === 'notes') {
        events.onNotes(message.notes);
      } else if (message.type === 'faults') {
        events.onFaults(message.faults);
      } else if (message.type === 'services') {
        events.onServices(message.services);
      }
    });
    made.#process.once('exit', (code, signal) =>
      events.log(`the clusters ended (${signal ?? code})`),
    );
    return made;
  }

  status(): ClusterStatus[] {
    return this.#plan.clusters.map(({ name, port }) => ({
      name,
      url: `http://127.0.0.1:${port}`,
      fault: this.#faults.get(name),
    }));
  }

  /** Breaks the way to a cluster, or heals it where no fault is named; resolves when that is so. */
  async setFault(name: string, fault?: DoorFault): Promise<ChangedCluster> {
    const before = this.status().find(cluster => cluster.name === name);
    if (!before) {
      const names = this.#plan.clusters.map(cluster => cluster.name);
      throw notHere(name, names, 'cluster');
    }
    await this.#ask({ type: 'door', cluster: name, fault });
    if (fault) this.#faults.set(name, fault);
    else this.#faults.delete(name);
    return { ...before, fault, wasBroken: before.fault !== undefined };
  }

  /** Where the processes of onboarded services listen, all of them. */
  tellPorts(ports: PortsById): void {
    const message: PortsMessage = { type: 'ports', ports };
    if (this.#process.connected) this.#process.send(message);
  }

  async end(): Promise<void> {
    await endProcess(this.#process);
  }

  #ask(request: DoorRequest): Promise<void> {
    const child = this.#process;
    if (hasEnded(child)) {
      throw new ConflictError(
        'The clusters have ended; clusters.log says why.',
      );
    }
    return new Promise((resolve, reject) => {
      const patience = setTimeout(
        () =>
          reject(
            new ConflictError(
              `${request.cluster} is not there yet. Try again in a moment.`,
            ),
          ),
        PATIENCE_MS,
      );
      child.on('message', function listen(message: FromClusters) {
        if (message.type !== 'door' || message.cluster !== request.cluster) {
          return;
        }
        clearTimeout(patience);
        child.off('message', listen);
        resolve();
      });
      child.send(request);
    });
  }
}
