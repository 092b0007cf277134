import { Knex } from 'knex';
import {
  applyCriteria,
  columnsBeside,
  ServiceCriteria,
} from '../../access/criteria';
import { alertNameSql } from '../../alerts/alertNameSql';

/** Lists are read more often than alerts come that nobody has heard of. */
const KEPT_MILLISECONDS = 5_000;

interface Kept {
  until: number;
  names: Promise<ReadonlySet<string>>;
}

/** By who reads: most are visitors, who all see the same. */
const KEPT = new WeakMap<Knex, Map<string, Kept>>();

/**
 * Names of alerts that a reader may not learn of: those that only services have which they may not see. Kept for some seconds.
 *
 * @internal
 */
export async function hiddenAlerts(
  database: Knex,
  criteria: ServiceCriteria,
): Promise<ReadonlySet<string>> {
  if (criteria === undefined) return new Set();
  const kept = KEPT.get(database) ?? new Map<string, Kept>();
  KEPT.set(database, kept);
  const now = performance.now();
  for (const [key, { until }] of kept) {
    if (until <= now) kept.delete(key);
  }
  const key = JSON.stringify(criteria);
  const known = kept.get(key);
  if (known) return known.names;
  const names = readHidden(database, criteria);
  kept.set(key, { until: now + KEPT_MILLISECONDS, names });
  names.catch(() => kept.delete(key));
  return names;
}

async function readHidden(
  database: Knex,
  criteria: ServiceCriteria,
): Promise<ReadonlySet<string>> {
  const visible = namesOf(database);
  applyCriteria(visible, criteria, columnsBeside('alerts'));
  const [all, seen] = await Promise.all([namesOf(database), visible]);
  const known = new Set(seen.map(({ name }: { name: string }) => name));
  return new Set(
    all.flatMap(({ name }: { name: string }) => (known.has(name) ? [] : name)),
  );
}

function namesOf(database: Knex): Knex.QueryBuilder {
  return database('alerts')
    .leftJoin('services', 'services.id', 'alerts.service_id')
    .distinct(database.raw(`${alertNameSql(database)} as name`));
}
