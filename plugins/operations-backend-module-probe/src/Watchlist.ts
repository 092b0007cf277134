import { isError } from '@backstage/errors';
import { OPERATIONS_ANNOTATIONS } from '@operate-first/plugin-operations-common';
import {
  ObservedService,
  ServiceDeclaration,
} from '@operate-first/plugin-operations-node';
import { Coverage } from './Coverage';
import { Group, planService, ServicePlan } from './plan';
import { ProbeDefaults } from './schema';
import { Target } from './Target';

/** A group and how far its looks reach. @internal */
export interface WatchedGroup extends Group {
  coverage: Coverage;
}

/** A target and the groups that want its results. @internal */
export interface WatchedTarget {
  target: Target;
  groups: WatchedGroup[];
}

interface Planned {
  written: string;
  plan: ServicePlan;
  groups: WatchedGroup[];
}

function writtenFor({ entity }: ObservedService): string {
  const annotations = entity.metadata.annotations ?? {};
  return JSON.stringify([
    annotations[OPERATIONS_ANNOTATIONS.probeUrl],
    annotations[OPERATIONS_ANNOTATIONS.probes],
  ]);
}

/**
 * What is to be looked at, for whom. An update leaves everything as it is that is written as before.
 *
 * @internal
 */
export class Watchlist {
  readonly #defaults: ProbeDefaults;
  #planned = new Map<string, Planned>();
  #targets = new Map<string, WatchedTarget>();

  constructor(defaults: ProbeDefaults) {
    this.#defaults = defaults;
  }

  /** The targets by their keys. */
  get targets(): ReadonlyMap<string, WatchedTarget> {
    return this.#targets;
  }

  update(services: ObservedService[]): void {
    this.#planned = new Map(
      services.map(service => [service.id, this.#plan(service)]),
    );
    const targets = new Map<string, WatchedTarget>();
    for (const { groups } of this.#planned.values()) {
      for (const group of groups) {
        for (const { key, probe } of group.probes) {
          const watched = targets.get(key) ?? {
            target: this.#targets.get(key)?.target ?? new Target(probe),
            groups: [],
          };
          watched.groups.push(group);
          targets.set(key, watched);
        }
      }
    }
    this.#targets = targets;
  }

  /** What to declare now, with the addresses that turned out to be forbidden. */
  declarations(): ServiceDeclaration[] {
    return [...this.#planned.values()].map(({ plan, groups }) => ({
      ...plan.declaration,
      problems: [
        ...plan.declaration.problems,
        ...groups.flatMap(group => this.#forbiddenIn(group)),
      ],
    }));
  }

  #plan(service: ObservedService): Planned {
    const written = writtenFor(service);
    const before = this.#planned.get(service.id);
    if (before?.written === written) return before;
    const plan = this.#read(service);
    const groups = plan.groups.map(group => ({
      ...group,
      coverage:
        before?.groups.find(
          ({ environment }) => environment === group.environment,
        )?.coverage ?? Coverage.since(new Date()),
    }));
    return { written, plan, groups };
  }

  /** A service whose probes cannot be read is its own problem: the others are looked at all the same. */
  #read(service: ObservedService): ServicePlan {
    try {
      return planService(service, this.#defaults);
    } catch (error) {
      const why = isError(error) ? error.message : String(error);
      const problem = {
        source: 'probe',
        field: OPERATIONS_ANNOTATIONS.probes,
        message: `The probes of this service could not be read: ${why}.`,
        remedy:
          'Write its annotations anew; the README of the probes shows how.',
      };
      return {
        groups: [],
        declaration: { serviceId: service.id, scopes: [], problems: [problem] },
      };
    }
  }

  #forbiddenIn(group: Group): ServiceDeclaration['problems'] {
    return group.probes.flatMap(({ key, probe }) => {
      const why = this.#targets.get(key)?.target.forbidden;
      return why === undefined
        ? []
        : {
            source: 'probe',
            field: probe.field,
            value: probe.url,
            message: `This probe does not look: ${why}.`,
            remedy:
              'Write an address that the portal may contact, or ask those who run the portal to name it in operations.probe.allow.',
          };
    });
  }
}
