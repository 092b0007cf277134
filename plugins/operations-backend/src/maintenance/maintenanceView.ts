import {
  lastMaintenanceWindow,
  Maintenance,
  nextMaintenanceWindow,
  TimeRange,
} from '@operate-first/plugin-operations-common';
import { StoredMaintenance } from './StoredMaintenance';

type State = Maintenance['state'];

function stateAt(
  { schedule, endedAt }: StoredMaintenance,
  now: number,
): { state: State; window: TimeRange } {
  const next =
    endedAt === undefined ? nextMaintenanceWindow(schedule, now) : undefined;
  if (next) {
    return { state: next.from <= now ? 'running' : 'announced', window: next };
  }
  const last = lastMaintenanceWindow(schedule, endedAt ?? now);
  const first = { from: schedule.startsAt, to: schedule.endsAt };
  return { state: 'past', window: last ?? first };
}

/** Maintenance as the API shows it. Who announced it is for those who may see people. @internal */
export function toMaintenance(
  stored: StoredMaintenance,
  options: { now: number; showPersons: boolean },
): Maintenance {
  const { state, window } = stateAt(stored, options.now);
  const iso = (time: number) => new Date(time).toISOString();
  const { recurrence, zone } = stored.schedule;
  return {
    id: stored.id,
    title: stored.title,
    description: stored.description,
    scope: stored.scope,
    startsAt: iso(window.from),
    endsAt: iso(window.to),
    recurrence,
    zone,
    state,
    announcedBy: options.showPersons ? { ref: stored.announcedBy } : undefined,
    announcedAt: iso(stored.announcedAt),
    endedAt: stored.endedAt === undefined ? undefined : iso(stored.endedAt),
  };
}

const ORDER: State[] = ['running', 'announced', 'past'];

/** Running ones first, then those to come, the next one first, then past ones, the last one first. @internal */
export function byNearness(a: Maintenance, b: Maintenance): number {
  const states = ORDER.indexOf(a.state) - ORDER.indexOf(b.state);
  if (states !== 0) return states;
  const times = Date.parse(a.startsAt) - Date.parse(b.startsAt);
  return a.state === 'past' ? -times : times;
}
