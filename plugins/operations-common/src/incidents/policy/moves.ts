import { PolicyIncident } from '../model';
import { Ledger } from './Ledger';
import { byClaim } from './order';
import { beginning, factsOf, idsOf, Said } from './said';
import { Situation } from './Situation';
import { isStorm } from './storms';
import { Trouble } from './Trouble';
import { Troubles } from './Troubles';
import { titleIn } from './titles';
import { relation } from './words';

/** An incident, the trouble it was made of, and from where that comes. */
interface Move {
  incident: PolicyIncident;
  from: Trouble;
  to: Trouble;
}

/** Incidents that people dealt with and that seem to have one root, and what to tell about them. */
export type Twins = Map<PolicyIncident, Said>;

/** What an incident is made of: its root, or all of its services where it has none. */
function partsOf(incident: PolicyIncident, troubles: Troubles): Trouble[] {
  const { rootServiceId, services } = incident;
  const ids = rootServiceId
    ? [rootServiceId]
    : services.map(({ serviceId }) => serviceId);
  const parts = ids.map(id => troubles.ofService(incident, id));
  const known = parts.filter(one => one !== undefined);
  return known.length === ids.length ? known : [];
}

/** Where an incident comes from by now, if that is elsewhere. */
function moveOf(
  incident: PolicyIncident,
  situation: Situation,
  troubles: Troubles,
): Move | undefined {
  const parts = partsOf(incident, troubles);
  const least = isStorm(incident) ? 2 : 1;
  if (parts.length < least) return undefined;
  const [from] = parts;
  const to = troubles.rootOf(from);
  const same = parts.every(part => troubles.rootOf(part) === to);
  if (!to.service || !same || to.service.id === incident.rootServiceId) {
    return undefined;
  }
  if (to.incident && to.incident !== incident) return { incident, from, to };
  // In a circle nobody is the root: it stays where it is.
  const back = situation.dependencies.of(to.service.id);
  const circle = from.service && back.has(from.service.id);
  return circle && !isStorm(incident) ? undefined : { incident, from, to };
}

function said({ incident, from, to }: Move, rule: string): Said {
  const when = relation(to.since, from.since);
  return {
    rule,
    message: `${incident.key} comes from ${to.service?.title}: ${beginning(
      to,
    )} ${when}, and ${from.service?.title} depends on it.`,
    serviceIds: idsOf(to.service, from.service),
    inputs: [...factsOf(to), ...factsOf(from)],
  };
}

function mergeSaid(move: Move, into: PolicyIncident): Said {
  const { incident, from, to } = move;
  const base = said(move, 'merge.root');
  return {
    ...base,
    message: `${incident.key} is part of ${into.key}: ${from.service?.title} depends on ${to.service?.title}, which is behind both.`,
  };
}

function reroot(move: Move, ledger: Ledger, situation: Situation): void {
  const { incident, to } = move;
  const service = to.service;
  if (!service) return;
  ledger.add({
    kind: 'reroot',
    ...said(move, 'reroot.dependency'),
    incidentId: incident.id,
    rootServiceId: service.id,
    groupKey: to.key,
    title: incident.titled
      ? incident.title
      : titleIn(service, to.alerts, to.environment, situation.input.policy),
  });
  to.incident = incident;
}

function isClaimed({ declared, touched }: PolicyIncident): boolean {
  return declared || touched;
}

function bringTogether(
  move: Move,
  into: PolicyIncident,
  ledger: Ledger,
  twins: Twins,
): void {
  const { incident } = move;
  if (!isClaimed(incident)) {
    ledger.merge(incident, into, mergeSaid(move, into));
    return;
  }
  twins.set(incident, said(move, 'suggest.duplicate'));
}

/** Moves incidents whose root turns out to be elsewhere, and brings together those that turn out to have one. */
export function moveIncidents(
  situation: Situation,
  troubles: Troubles,
  ledger: Ledger,
): Twins {
  const twins: Twins = new Map();
  const moves = situation.open
    .map(incident => moveOf(incident, situation, troubles))
    .filter(one => one !== undefined)
    .sort((a, b) => byClaim(a.incident, b.incident));
  for (const move of moves) {
    const known = move.to.incident && ledger.actual(move.to.incident);
    if (ledger.isMerged(move.incident) || typeof known === 'string') continue;
    if (known && known !== move.incident) {
      bringTogether(move, known, ledger, twins);
    } else if (move.incident.declared) {
      twins.set(move.incident, said(move, 'suggest.duplicate'));
    } else {
      reroot(move, ledger, situation);
    }
  }
  return twins;
}
