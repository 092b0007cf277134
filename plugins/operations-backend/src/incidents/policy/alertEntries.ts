import {
  BURN_ALERT_NAME,
  toldTogether,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { HEALTH_SOURCE } from '../../healthAlerts/HealthAlerts';
import { Actor, NewEntry } from '../model';
import { JudgedAlert } from './alertRows';
import { BookedService } from './ServiceBook';

/** The author of what the policy writes. @internal */
export const POLICY: Actor = { kind: 'policy' };

/** The source of alerts that budgets of the portal raise. */
const SLO_SOURCE = 'slo';
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

/** One alert for people: all who tell of the same, the first one first. @internal */
export type Copies = JudgedAlert[];

/** What timelines tell of, each once. Readers who may not see what one source tells see what another one does. @internal */
export function copiesOf(alerts: JudgedAlert[]): Copies[] {
  const told = alerts.filter(isTold);
  const [open, others] = [
    told.filter(({ visibility }) => visibility === 'public'),
    told.filter(({ visibility }) => visibility !== 'public'),
  ];
  return [...toldTogether(open), ...toldTogether(others)];
}

/** The portal's own knows best what it is called. */
function spokesman(copies: Copies): JudgedAlert {
  return copies.find(({ source }) => source === SLO_SOURCE) ?? copies[0];
}

function entryOf(
  copies: Copies,
  text: string,
): Pick<
  NewEntry,
  'kind' | 'text' | 'actor' | 'serviceId' | 'visibility' | 'data'
> {
  const { id, source, serviceId, visibility } = spokesman(copies);
  return {
    kind: source === SLO_SOURCE ? 'burn' : 'alert',
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

/** `: its SLO and alertmanager-eu-1 say so`; nothing where only one says so. */
function sayers(copies: Copies): string {
  const sources = new Set(copies.map(({ source }) => source));
  if (sources.size < 2) return '';
  const names = [...sources].map(source =>
    source === SLO_SOURCE ? 'its SLO' : source,
  );
  const last = names.pop();
  return `: ${names.join(', ')} and ${last} say so`;
}

/** What a timeline says of an alert that fires. */
function fires(copies: Copies): string {
  const alert = spokesman(copies);
  const verb = isSentence(alert) ? '' : ' fires';
  return `${named(alert)}${verb}${sayers(copies)}.`;
}

/** The end is that of the last one. */
function hasEnded(copies: Copies, last: JudgedAlert): string {
  const alert = spokesman(copies);
  const { unheardSince } = last;
  if (unheardSince !== undefined) {
    const since = new Date(unheardSince).toISOString().slice(0, 16);
    return `${named(alert)}: not heard of since ${since.replace(
      'T',
      ' ',
    )} UTC, so it counts as ended.`;
  }
  const verb = isSentence(alert) ? ' no longer' : ' has ended';
  return `${named(alert)}${verb}${sayers(copies)}.`;
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

/** An entry of what one or several sources tell, and by which keys it may be known already. @internal */
export interface FiredEntry extends NewEntry {
  knownAs: string[];
}

/**
 * That alerts fire: each once, whoever tells of it.
 *
 * @param fresh - those that belong to the incident from now on.
 * @param known - those that belonged to it before: an entry that tells of the same says from now on who says so.
 * @internal
 */
export function firedEntries(
  fresh: JudgedAlert[],
  known: JudgedAlert[],
  book: ReadonlyMap<string, BookedService>,
): FiredEntry[] {
  const isFresh = new Set(fresh);
  const told = copiesOf([...fresh, ...known]).filter(copies =>
    copies.some(one => isFresh.has(one)),
  );
  if (told.length <= MOST_AT_ONCE) {
    return told.map(copies => ({
      ...entryOf(copies, fires(copies)),
      at: copies[0].startsAt,
      dedupeKey: firedKey(copies[0].id),
      knownAs: copies
        .filter(one => !isFresh.has(one))
        .map(({ id }) => firedKey(id)),
    }));
  }
  const first = Math.min(...told.map(([{ startsAt }]) => startsAt));
  return [
    {
      kind: 'alert',
      text: `${told.length} alerts fire: ${listed(told.map(spokesman))}.`,
      actor: POLICY,
      at: first,
      visibility: visibilityOfAll(told.flat(), book),
      knownAs: [],
    },
  ];
}

/**
 * That alerts have ended, which they have when nobody tells of them any more; those that were told of together are not
 * told of one by one.
 *
 * @internal
 */
export function endedEntries(
  told: Copies[],
  wasTold: (key: string) => boolean,
): NewEntry[] {
  return told.flatMap(copies => {
    const known = copies.find(({ id }) => wasTold(firedKey(id)));
    const last = lastOf(copies);
    if (!known || last?.endsAt === undefined) return [];
    return {
      ...entryOf(copies, hasEnded(copies, last)),
      at: last.endsAt,
      // One that goes on after all may end again.
      dedupeKey: `alert:${known.id}:ended:${last.endsAt}`,
    };
  });
}

/** The one that ended last; undefined while one fires. */
function lastOf(copies: Copies): JudgedAlert | undefined {
  if (copies.some(({ endsAt }) => endsAt === undefined)) return undefined;
  return copies.reduce((a, b) => (Number(b.endsAt) > Number(a.endsAt) ? b : a));
}
