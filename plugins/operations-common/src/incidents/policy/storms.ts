import { PolicyIncident } from '../model';
import { Group } from './groups';
import { Ledger } from './Ledger';
import { byText } from './order';
import { add, Situation } from './Situation';
import { commonCluster } from './Trouble';

const PREFIX = 'storm:';

/** Many things that broke at once, without a root that they share. */
export interface Storm {
  environment: string;
  /** The one in which all of it is. */
  cluster?: string;
  groups: Group[];
  /** Incidents that were opened one by one before it was known to be a storm. */
  incidents: PolicyIncident[];
}

/** Something that broke, and when. */
interface Strike {
  since: number;
  cluster?: string;
  group?: Group;
  incident?: PolicyIncident;
}

/** The group key of a storm. */
export function stormKey({
  environment,
  cluster,
}: Pick<Storm, 'environment' | 'cluster'>): string {
  return `${PREFIX}${environment}:${cluster ?? ''}`;
}

/** Whether an incident is a storm that has found no root. */
export function isStorm({ groupKey }: PolicyIncident): boolean {
  return groupKey?.startsWith(PREFIX) ?? false;
}

/** The storm to which a group still belongs: one that rages, which is as long as something breaks again and again. */
export function ragingStorm(
  group: Group,
  situation: Situation,
): PolicyIncident | undefined {
  const { environment } = group.root;
  const { dependencySeconds } = situation.input.policy;
  const keys = [
    ...(group.cluster
      ? [stormKey({ environment, cluster: group.cluster })]
      : []),
    stormKey({ environment }),
  ];
  const storms = keys.flatMap(key =>
    situation.open.filter(({ groupKey }) => groupKey === key),
  );
  return storms.find(storm => {
    const last = situation.lastStartOf(storm);
    const tolerance = dependencySeconds * 1000;
    return (
      group.since <= last + tolerance &&
      group.since >= storm.startedAt - tolerance
    );
  });
}

/** What broke alone in the eyes of the policy, and is open. */
function strikesOf(situation: Situation, ledger: Ledger): Strike[] {
  return situation.open
    .filter(one => !one.declared && !isStorm(one) && !ledger.isMerged(one))
    .map(incident => {
      const alerts = incident.alertIds.map(id => situation.alert(id));
      const cluster = commonCluster(alerts.filter(one => one !== undefined));
      return {
        since: incident.startedAt,
        ...(cluster !== undefined && { cluster }),
        incident,
      };
    });
}

/** Those of which more than so many lie within the time around them. */
function crowded(strikes: Strike[], seconds: number, many: number): Strike[] {
  const name = ({ group, incident }: Strike) =>
    group?.root.key ?? incident?.id ?? '';
  const sorted = [...strikes].sort(
    (a, b) => a.since - b.since || byText(name(a), name(b)),
  );
  const inside = new Set<Strike>();
  let first = 0;
  sorted.forEach((strike, last) => {
    while (strike.since - sorted[first].since > seconds * 1000) first += 1;
    if (last - first + 1 <= many) return;
    for (let i = first; i <= last; i++) inside.add(sorted[i]);
  });
  return sorted.filter(strike => inside.has(strike));
}

function stormOf(
  environment: string,
  strikes: Strike[],
  cluster?: string,
): Storm {
  return {
    environment,
    ...(cluster !== undefined && { cluster }),
    groups: strikes.flatMap(({ group }) => group ?? []),
    incidents: strikes.flatMap(({ incident }) => incident ?? []),
  };
}

/** Storms among what would each open an incident: by cluster where they share one, then whatever is left. */
export function stormsAmong(
  groups: Group[],
  situation: Situation,
  ledger: Ledger,
): Storm[] {
  const { dependencySeconds, stormServices } = situation.input.policy;
  const find = (strikes: Strike[]) =>
    crowded(strikes, dependencySeconds, stormServices);
  const byEnvironment = new Map<string, Strike[]>();
  for (const group of groups) {
    const { since, cluster } = group;
    const strike = { since, group, ...(cluster !== undefined && { cluster }) };
    add(byEnvironment, group.root.environment, strike);
  }
  for (const strike of strikesOf(situation, ledger)) {
    const environment =
      strike.incident?.environment ?? situation.input.policy.environments[0];
    add(byEnvironment, environment, strike);
  }
  const storms: Storm[] = [];
  for (const [environment, strikes] of byEnvironment) {
    const byCluster = new Map<string, Strike[]>();
    for (const strike of strikes) {
      if (strike.cluster) add(byCluster, strike.cluster, strike);
    }
    const clusters = [...byCluster].sort(([a], [b]) => byText(a, b));
    const taken = new Set<Strike>();
    for (const [cluster, ones] of clusters) {
      const strikesHere = find(ones);
      const storm = stormOf(environment, strikesHere, cluster);
      if (storm.groups.length === 0) continue;
      strikesHere.forEach(one => taken.add(one));
      storms.push(storm);
    }
    const rest = find(strikes.filter(one => !taken.has(one)));
    const storm = stormOf(environment, rest);
    if (storm.groups.length > 0) storms.push(storm);
  }
  return storms;
}
