import {
  Artefact,
  HealthStatus,
  LocationWorkloads,
  Workload,
  worstStatus,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ServiceRow } from '../../database/rows';
import { WorkloadReader } from '../../services/WorkloadReader';

/** What runs of a service, and where. @internal */
export interface Running {
  location: LocationWorkloads;
  workload: Workload;
}

/** Where the trouble is, as far as somebody said it. @internal */
export interface Whereabouts {
  artefact: Artefact;
  /** The first one in which something runs is meant. */
  environments: Array<string | null | undefined>;
  /** Of clusters that are equally bad. */
  cluster?: string | null;
}

/**
 * Finds out what runs where the trouble is.
 *
 * @internal
 */
export class RunningFacts {
  readonly #workloads: WorkloadReader;

  static create(options: {
    database: Knex;
    headlineEnvironments: string[];
  }): RunningFacts {
    return new RunningFacts(WorkloadReader.create(options));
  }

  private constructor(workloads: WorkloadReader) {
    this.#workloads = workloads;
  }

  async of(
    service: ServiceRow | undefined,
    { artefact, environments, cluster }: Whereabouts,
  ): Promise<Running | undefined> {
    if (!service) return undefined;
    // Those of the environments that count come first.
    const all = (await this.#workloads.read(service.id)).flatMap(location => {
      const isAsked =
        artefact.cluster === undefined ||
        artefact.cluster === location.scope.cluster;
      return isAsked ? runningAt(location, artefact) : [];
    });
    const named = all.filter(({ workload }) => isNamed(workload, artefact));
    const running = named.length > 0 ? named : all;
    const environment =
      environments.find(one =>
        running.some(({ location }) => location.scope.environment === one),
      ) ?? running[0]?.location.scope.environment;
    const there = running.filter(
      ({ location }) => location.scope.environment === environment,
    );
    const worst = theWorst(there, ({ location }) => statusOf(location));
    return (
      worst.find(({ location }) => location.scope.cluster === cluster) ??
      worst[0]
    );
  }
}

/** The workload of a place that is asked about, else the worst one there. */
function runningAt(location: LocationWorkloads, artefact: Artefact): Running[] {
  const all = location.workloads.filter(({ images }) => images.length > 0);
  const named = all.find(workload => isNamed(workload, artefact));
  const [workload] = named ? [named] : theWorst(all, ({ status }) => status);
  return workload ? [{ location, workload }] : [];
}

function isNamed({ object }: Workload, artefact: Artefact): boolean {
  if (artefact.object) {
    const { kind, namespace, name } = artefact.object;
    return (
      object.kind === kind &&
      object.name === name &&
      (namespace === undefined || namespace === object.namespace)
    );
  }
  return artefact.kind === 'workload' && artefact.name === object.name;
}

/** What nobody has seen for a while may be otherwise by now. */
function statusOf({ stale, status }: LocationWorkloads): HealthStatus {
  return stale ? 'unknown' : status;
}

function theWorst<T>(all: T[], status: (one: T) => HealthStatus): T[] {
  const worst = worstStatus(all.map(status));
  return all.filter(one => status(one) === worst);
}
