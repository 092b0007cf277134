import {
  BURN_ALERT_NAME,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { HEALTH_SOURCE } from '../../healthAlerts/HealthAlerts';
import { Actor, NewEntry } from '../model';
import { JudgedAlert } from './alertRows';
import { BookedService } from './ServiceBook';

/** The author of what the policy writes. @internal */
export const POLICY: Actor = { kind: 'policy' };

/** More alerts than these at once are told in one entry. */
const MOST_AT_ONCE = 20;
/** So many names are listed. */
const MOST_NAMES = 5;

/** Under which the entry of an alert that fires is known. @internal */
export function firedKey(alertId: string): string {
  return `alert:${alertId}:fired`;
}

/** What a burning budget says is told as such; health is told by its changes. */
function isTold({ source }: JudgedAlert): boolean {
  return source !== HEALTH_SOURCE;
}

function entryOf(
  alert: JudgedAlert,
  text: string,
): Pick<
  NewEntry,
  'kind' | 'text' | 'actor' | 'serviceId' | 'visibility' | 'data'
> {
  const { id, source, serviceId, visibility } = alert;
  return {
    kind: source === 'slo' ? 'burn' : 'alert',
    text,
    actor: POLICY,
    serviceId,
    visibility,
    data: { alertId: id },
  };
}

function named({ title, cluster }: JudgedAlert): string {
  return cluster === undefined ? title : `${title} (${cluster})`;
}

/** Alerts are called by names, except for burning budgets, which are called by sentences. */
function isSentence({ labels }: JudgedAlert): boolean {
  return labels.alertname === BURN_ALERT_NAME;
}

function fires(alert: JudgedAlert): string {
  return isSentence(alert) ? `${named(alert)}.` : `${named(alert)} fires.`;
}

function hasEnded(alert: JudgedAlert): string {
  const { unheardSince } = alert;
  if (unheardSince !== undefined) {
    const since = new Date(unheardSince).toISOString().slice(0, 16);
    return `${named(alert)}: not heard of since ${since.replace(
      'T',
      ' ',
    )} UTC, so it counts as ended.`;
  }
  return isSentence(alert)
    ? `${named(alert)} no longer.`
    : `${named(alert)} has ended.`;
}

/** `HostDown 300 times, DiskFull 112 times and 3 others`. */
function listed(alerts: JudgedAlert[]): string {
  const counts = new Map<string, number>();
  for (const { title } of alerts) {
    counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  const most = [...counts].sort(([, a], [, b]) => b - a);
  const names = most
    .slice(0, MOST_NAMES)
    .map(([title, count]) => (count > 1 ? `${title} ${count} times` : title));
  const others = most.length - names.length;
  return others > 0
    ? `${names.join(', ')} and ${others} others`
    : names.join(', ');
}

/** Titles may name what belongs to services that not everybody may see. */
function visibilityOfAll(
  alerts: JudgedAlert[],
  book: ReadonlyMap<string, BookedService>,
): Visibility {
  const isPublic = ({ visibility, serviceId }: JudgedAlert) =>
    visibility === 'public' &&
    (serviceId === undefined || book.get(serviceId)?.visibility === 'public');
  return alerts.every(isPublic) ? 'public' : 'internal';
}

/** That alerts fire which belong to an incident from now on. @internal */
export function firedEntries(
  alerts: JudgedAlert[],
  book: ReadonlyMap<string, BookedService>,
): NewEntry[] {
  const told = alerts.filter(isTold);
  if (told.length <= MOST_AT_ONCE) {
    return told.map(alert => ({
      ...entryOf(alert, fires(alert)),
      at: alert.startsAt,
      dedupeKey: firedKey(alert.id),
    }));
  }
  const first = Math.min(...told.map(({ startsAt }) => startsAt));
  return [
    {
      kind: 'alert',
      text: `${told.length} alerts fire: ${listed(told)}.`,
      actor: POLICY,
      at: first,
      visibility: visibilityOfAll(told, book),
    },
  ];
}

/** That alerts have ended; those that were told of together are not told of one by one. @internal */
export function endedEntries(
  alerts: JudgedAlert[],
  wasTold: (key: string) => boolean,
): NewEntry[] {
  return alerts
    .filter(({ id }) => wasTold(firedKey(id)))
    .flatMap(alert => {
      const { id, endsAt } = alert;
      if (endsAt === undefined) return [];
      return {
        ...entryOf(alert, hasEnded(alert)),
        at: endsAt,
        // One that goes on after all may end again.
        dedupeKey: `alert:${id}:ended:${endsAt}`,
      };
    });
}
