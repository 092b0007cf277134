import { Runbook } from '@operate-first/plugin-operations-common';

/** What an incident is about, as far as runbooks go. @internal */
export interface RunbookNeed {
  /** Entity refs; where it comes from first. */
  services: string[];
  /** Names of alerts; what presses most first. */
  alerts: string[];
  /** Ids and addresses of runbooks that its alerts name themselves. */
  named: ReadonlySet<string>;
}

/**
 * How much of it is there: a text to be read here, an address, an address that does not answer. What waits in git and is
 * nowhere yet has no text either.
 */
function worthOf({ changedAt, problems, url }: Runbook): number {
  if (changedAt !== undefined) return 0;
  return problems.some(problem => problem.url === url) ? 2 : 1;
}

/** How near it is to the incident; undefined where it is about something else. */
function distanceOf(
  { id, url, services: own, alerts: called }: Runbook,
  { services, alerts, named }: RunbookNeed,
): number | undefined {
  const nearest = services.findIndex(ref => own.some(one => one.ref === ref));
  if (nearest >= 0) return nearest;
  if (named.has(id) || (url !== undefined && named.has(url))) {
    return services.length;
  }
  // Alerts of all services have the same few names: of another service, a name says nothing.
  const isOfAny = own.length === 0;
  return isOfAny && called.some(name => alerts.includes(name))
    ? services.length + 1
    : undefined;
}

/** The place of the first of the alerts that it is called after; behind all of them where it is called after none. */
function pressOf({ alerts: called }: Runbook, { alerts }: RunbookNeed): number {
  const first = alerts.findIndex(name => called.includes(name));
  return first < 0 ? alerts.length : first;
}

/**
 * The runbooks that help in an incident, each once, in the order in which one reads them. One rule after the other, the next
 * where the one before says nothing:
 *
 * 1. What can be read here, then what is read elsewhere, then addresses that do not answer.
 * 2. Those of the service where it comes from, then of the other services in their order, then those that its alerts name
 *    themselves, then those of no service that are called after one of its alerts. All others are left out.
 * 3. Those called after what presses most.
 * 4. Those that have helped more often than not.
 * 5. By title.
 *
 * @internal
 */
export function runbooksInOrder(
  runbooks: Runbook[],
  need: RunbookNeed,
): Runbook[] {
  const known = new Map(runbooks.map(one => [one.id, one]));
  return [...known.values()]
    .flatMap(runbook => {
      const distance = distanceOf(runbook, need);
      if (distance === undefined) return [];
      const { yes, no } = runbook.helped;
      const rank = [worthOf(runbook), distance, pressOf(runbook, need)];
      return [{ runbook, rank: [...rank, no - yes] }];
    })
    .sort((a, b) => {
      const differs = a.rank.findIndex((value, at) => value !== b.rank[at]);
      return differs < 0
        ? a.runbook.title.localeCompare(b.runbook.title)
        : a.rank[differs] - b.rank[differs];
    })
    .map(({ runbook }) => runbook);
}
