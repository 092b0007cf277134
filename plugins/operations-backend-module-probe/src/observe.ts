import { Facts, worstStatus } from '@operate-first/plugin-operations-common';
import { ObservationInput } from '@operate-first/plugin-operations-node';
import { judge } from './judge';
import { Group } from './plan';
import { Outcome } from './Target';
import { sayUrl } from './words';

/**
 * The observation of a group without its events: the worst of its probes. As long as some probes have not
 * been looked at for the first time, only bad news is news: silence must not pass for health, nor a
 * restart of the portal for a change.
 *
 * @internal
 */
export function observe(
  group: Group,
  outcomeOf: (key: string) => Outcome | undefined,
  now: Date,
): ObservationInput | undefined {
  const verdicts = group.probes.flatMap(({ key, probe }) => {
    const outcome = outcomeOf(key);
    if (!outcome) return [];
    const { facts, ...judged } = judge(probe, outcome.last, now);
    return {
      ...judged,
      name: probe.name ?? sayUrl(probe.url),
      facts: { ...facts, attempts: outcome.attempts } as Facts,
    };
  });
  const status = worstStatus(verdicts.map(verdict => verdict.status));
  const complete = verdicts.length === group.probes.length;
  if (!complete && status !== 'down') return undefined;
  return {
    serviceId: group.serviceId,
    scope: { environment: group.environment },
    status,
    reasons: verdicts.flatMap(({ reasons }) => reasons),
    facts: factsOf(verdicts),
    observedAt: now,
  };
}

function factsOf(verdicts: Array<{ name: string; facts: Facts }>): Facts {
  if (verdicts.length === 1) return verdicts[0].facts;
  return Object.fromEntries(
    verdicts.flatMap(({ name, facts }) =>
      Object.entries(facts).map(([fact, value]) => [`${name}.${fact}`, value]),
    ),
  );
}
