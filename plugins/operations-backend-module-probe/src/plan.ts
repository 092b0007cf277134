import {
  ObservedService,
  ServiceDeclaration,
} from '@operate-first/plugin-operations-node';
import { readProbes } from './annotations';
import { Probe, ProbeDefaults } from './schema';

/** Probes of one service in one environment: together they are one observation. @internal */
export interface Group {
  serviceId: string;
  environment: string;
  probes: Array<{ key: string; probe: Probe }>;
}

/** What a service asks for. @internal */
export interface ServicePlan {
  groups: Group[];
  declaration: ServiceDeclaration;
}

/**
 * What makes two probes one look: everything but their name, environment and place, which only say
 * whose the result is.
 *
 * @internal
 */
export function keyOf(probe: Probe): string {
  const { name, environment, field, bodyPattern, ...seen } = probe;
  return JSON.stringify({ ...seen, bodyPattern: bodyPattern?.pattern() });
}

/**
 * The seconds between two results of a probe. A failure is confirmed by a second look, and both may take
 * their whole time limit: a hanging service must not look as if nobody looked.
 */
function secondsBetween({ interval, timeout }: Probe): number {
  return Math.max(interval, (interval + 2 * timeout) / 2) / 1000;
}

/** Reads one service. @internal */
export function planService(
  service: ObservedService,
  defaults: ProbeDefaults,
): ServicePlan {
  const { probes, problems } = readProbes(service.entity, defaults);
  const groups = new Map<string, Group>();
  for (const probe of probes) {
    const { environment } = probe;
    const group = groups.get(environment) ?? {
      serviceId: service.id,
      environment,
      probes: [],
    };
    groups.set(environment, group);
    const key = keyOf(probe);
    if (!group.probes.some(other => other.key === key)) {
      group.probes.push({ key, probe });
    }
  }
  return {
    groups: [...groups.values()],
    declaration: {
      serviceId: service.id,
      scopes: [...groups.values()].map(group => ({
        environment: group.environment,
        intervalSeconds: Math.min(
          ...group.probes.map(({ probe }) => secondsBetween(probe)),
        ),
      })),
      problems,
    },
  };
}
