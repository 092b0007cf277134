import {
  ClusterQuota,
  parseQuantity,
  QuotaUseOf,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { chunksOf } from '../database/rows';

const TABLE = 'quota_use';
const ROWS_AT_ONCE = 100;
const KEPT_DAYS = 90;
const DAY = 24 * 60 * 60 * 1000;

/** By resource: the most used, and the hard limit. */
type StoredUses = Record<string, [used: number, hard: number]>;

interface QuotaUseRow {
  cluster: string;
  namespace: string;
  day: string;
  uses: string;
}

/** The UTC day of a moment, as `2026-11-22`. @internal */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** What the quotas of a namespace say: of several the least limit counts. @internal */
export function usesOf(quotas: ClusterQuota[]): QuotaUseOf[] {
  const found = new Map<string, QuotaUseOf>();
  for (const { resource, used, hard } of quotas.flatMap(({ uses }) => uses)) {
    const [much, most] = [parseQuantity(used), parseQuantity(hard)];
    if (much === undefined || most === undefined) continue;
    const known = found.get(resource);
    found.set(resource, {
      resource,
      used: Math.max(much, known?.used ?? 0),
      hard: Math.min(most, known?.hard ?? Infinity),
    });
  }
  return [...found.values()].sort((a, b) => (a.resource < b.resource ? -1 : 1));
}

/** The quotas of each namespace. @internal */
export function byNamespace(
  quotas: ClusterQuota[],
): Map<string, ClusterQuota[]> {
  const found = new Map<string, ClusterQuota[]>();
  for (const quota of quotas) {
    const known = found.get(quota.namespace);
    if (known) known.push(quota);
    else found.set(quota.namespace, [quota]);
  }
  return found;
}

function storedOf(uses: QuotaUseOf[], before: StoredUses): StoredUses {
  return Object.fromEntries([
    ...Object.entries(before),
    ...uses.map(({ resource, used, hard }) => [
      resource,
      [Math.max(used, before[resource]?.[0] ?? 0), hard],
    ]),
  ]);
}

/**
 * Keeps the most that was used on a day. Nothing is read or written while quotas are as they were at the last look of that day.
 *
 * @param before - what was seen last, and when
 * @internal
 */
export async function recordQuotaUse(
  transaction: Knex.Transaction,
  cluster: string,
  now: { at: number; quotas: ClusterQuota[] },
  before?: { at: number; quotas: ClusterQuota[] },
): Promise<void> {
  const day = dayOf(now.at);
  const isSame =
    before !== undefined &&
    dayOf(before.at) === day &&
    JSON.stringify(before.quotas) === JSON.stringify(now.quotas);
  if (isSame || now.quotas.length === 0) return;
  const rows: QuotaUseRow[] = await transaction(TABLE)
    .where({ cluster, day })
    .select('namespace', 'uses');
  const known = new Map(rows.map(({ namespace, uses }) => [namespace, uses]));
  const changed = [...byNamespace(now.quotas)].flatMap(
    ([namespace, quotas]): QuotaUseRow[] => {
      const there = known.get(namespace);
      const uses = JSON.stringify(
        storedOf(usesOf(quotas), there ? JSON.parse(there) : {}),
      );
      return uses === there ? [] : [{ cluster, namespace, day, uses }];
    },
  );
  for (const some of chunksOf(changed, ROWS_AT_ONCE)) {
    await transaction(TABLE)
      .insert(some)
      .onConflict(['cluster', 'namespace', 'day'])
      .merge(['uses']);
  }
}

/** Use of the quotas of a namespace by cluster and day, oldest first. @internal */
export async function readQuotaUse(
  database: Knex,
  namespace: string,
  clusters: string[],
  since: number,
): Promise<Map<string, Array<{ day: string; uses: QuotaUseOf[] }>>> {
  const rows: QuotaUseRow[] = await database(TABLE)
    .whereIn('cluster', clusters)
    .where({ namespace })
    .where('day', '>=', dayOf(since))
    .orderBy('day');
  const found = new Map<string, Array<{ day: string; uses: QuotaUseOf[] }>>();
  for (const { cluster, day, uses } of rows) {
    const stored: StoredUses = JSON.parse(uses);
    const days = found.get(cluster) ?? [];
    found.set(cluster, days);
    days.push({
      day,
      uses: Object.entries(stored).map(([resource, [used, hard]]) => ({
        resource,
        used,
        hard,
      })),
    });
  }
  return found;
}

/** Forgets what no page looks at. @internal */
export async function pruneQuotaUse(
  transaction: Knex.Transaction,
  now: number,
): Promise<void> {
  await transaction(TABLE)
    .where('day', '<', dayOf(now - KEPT_DAYS * DAY))
    .delete();
}
