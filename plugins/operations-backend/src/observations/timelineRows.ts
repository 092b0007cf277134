import { Knex } from 'knex';
import {
  chunksOf,
  EnvironmentRow,
  ObservationRow,
  timeOf,
  WorkloadsRow,
} from '../database/rows';
import { scopeColumns } from './scopes';
import { ServiceTimeline } from './ServiceTimeline';
import { EnvironmentState, HEADLINE } from './transitions';
import { fromRow, StoredObservation, toRow } from './StoredObservation';

const SCOPE = ['service_id', 'source', 'environment', 'cluster', 'namespace'];

/** Worst first, so that the list begins where help is needed. @internal */
export const HEALTH_RANK = { down: 0, degraded: 1, unknown: 2, healthy: 3 };

function grouped<Row extends { service_id: string }>(rows: Row[]) {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.service_id);
    if (group) group.push(row);
    else groups.set(row.service_id, [row]);
  }
  return groups;
}

/** Reads what is stored of some services. @internal */
export async function loadTimelines(
  transaction: Knex.Transaction,
  serviceIds: string[],
  headlineEnvironments: string[],
): Promise<Map<string, ServiceTimeline>> {
  const observations = grouped(
    await transaction<ObservationRow>('observations').whereIn(
      'service_id',
      serviceIds,
    ),
  );
  const environments = grouped(
    await transaction<EnvironmentRow>('environment_health').whereIn(
      'service_id',
      serviceIds,
    ),
  );
  return new Map(
    serviceIds.map(id => [
      id,
      new ServiceTimeline({
        observations: (observations.get(id) ?? []).map(fromRow),
        environments: new Map(
          (environments.get(id) ?? []).map(row => [
            row.environment,
            stateOf(row),
          ]),
        ),
        headlineEnvironments,
      }),
    ]),
  );
}

function stateOf(row: EnvironmentRow): EnvironmentState {
  return {
    status: row.status,
    reasons: JSON.parse(row.reasons),
    since: timeOf(row.since),
    lookedSince: timeOf(row.looked_since),
    changedAt: timeOf(row.changed_at),
  };
}

/** Two changes within one millisecond are one change: the last of them. */
function lastOf<Row extends object>(rows: Row[], columns: string[]): Row[] {
  const keyOf = (row: Row) =>
    JSON.stringify(columns.map(column => row[column as keyof Row]));
  return [...new Map(rows.map(row => [keyOf(row), row])).values()];
}

async function put<Row extends object>(
  transaction: Knex.Transaction,
  table: string,
  columns: string[],
  rows: Row[],
) {
  for (const chunk of chunksOf(lastOf(rows, columns))) {
    await transaction(table).insert(chunk).onConflict(columns).merge();
  }
}

/**
 * Writes what has happened to some services, headline and version aside.
 *
 * @returns the services of which something else runs now, or runs otherwise.
 * @internal
 */
export async function saveTimelines(
  transaction: Knex.Transaction,
  timelines: Map<string, ServiceTimeline>,
): Promise<Set<string>> {
  const changed: ObservationRow[] = [];
  const retired: Array<[string, StoredObservation]> = [];
  const observationTransitions: object[] = [];
  const environments: EnvironmentRow[] = [];
  const healthTransitions: object[] = [];
  const workloads: WorkloadsRow[] = [];
  for (const [id, timeline] of timelines) {
    for (const observation of timeline.changed.values()) {
      changed.push(toRow(id, observation));
    }
    for (const observation of timeline.retired) retired.push([id, observation]);
    for (const seen of timeline.workloads.values()) {
      workloads.push({
        service_id: id,
        ...scopeColumns(seen.source, seen.scope),
        workloads: JSON.stringify(seen.workloads),
      });
    }
    for (const transition of timeline.observationTransitions) {
      observationTransitions.push({
        service_id: id,
        ...scopeColumns(transition.source, transition.scope),
        at: transition.at,
        status: transition.status,
        reasons: JSON.stringify(transition.reasons),
      });
    }
    for (const transition of timeline.healthTransitions) {
      healthTransitions.push({
        ...transition,
        service_id: id,
        reasons: JSON.stringify(transition.reasons),
      });
    }
    for (const environment of timeline.changedEnvironments) {
      const state = timeline.environments.get(environment);
      if (state) environments.push(environmentRow(id, environment, state));
    }
  }
  for (const [id, { source, scope }] of retired) {
    const key = { service_id: id, ...scopeColumns(source, scope) };
    await transaction('observations').where(key).delete();
    await transaction('workloads').where(key).delete();
  }
  await put(transaction, 'observations', SCOPE, changed);
  await put(
    transaction,
    'observation_transitions',
    [...SCOPE, 'at'],
    observationTransitions,
  );
  const environmentKey = ['service_id', 'environment'];
  await put(transaction, 'environment_health', environmentKey, environments);
  await put(
    transaction,
    'health_transitions',
    [...environmentKey, 'at'],
    healthTransitions,
  );
  return putWorkloads(transaction, workloads);
}

/** Most looks see what was seen before: only what differs is written. */
async function putWorkloads(
  transaction: Knex.Transaction,
  rows: WorkloadsRow[],
): Promise<Set<string>> {
  const written = new Set<string>();
  for (const chunk of chunksOf(rows)) {
    const changed: Array<{ service_id: string }> = await transaction(
      'workloads',
    )
      .insert(chunk)
      .onConflict(SCOPE)
      .merge(['workloads'])
      .where('workloads.workloads', '<>', transaction.raw('excluded.workloads'))
      .returning('service_id');
    for (const { service_id } of changed) written.add(service_id);
  }
  return written;
}

function environmentRow(
  id: string,
  environment: string,
  state: EnvironmentState,
): EnvironmentRow {
  return {
    service_id: id,
    environment,
    status: state.status,
    reasons: JSON.stringify(state.reasons),
    since: state.since ?? null,
    looked_since: state.lookedSince ?? null,
    changed_at: state.changedAt ?? null,
  };
}

/** The headline as the list of services sorts and filters by it. @internal */
export function headlineColumns(timeline: ServiceTimeline) {
  const headline = timeline.environments.get(HEADLINE);
  if (!headline || !timeline.changedEnvironments.has(HEADLINE)) return {};
  return {
    health_status: headline.status,
    health_rank: HEALTH_RANK[headline.status],
    health_reasons: JSON.stringify(headline.reasons),
    health_since: headline.since ?? null,
  };
}
