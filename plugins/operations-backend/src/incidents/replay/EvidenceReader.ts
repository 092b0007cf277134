import {
  coarsenDay,
  SloDefinition,
  TimeRange,
  utcDay,
  windowAt,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { AlertRow } from '../../alerts/AlertStore';
import { BucketDay } from '../../buckets/dayRows';
import { ChangeRow, ScopeRow, TransitionRow } from '../../database/rows';
import { MaintenanceReader } from '../../maintenance/MaintenanceReader';
import { MaintenanceStore } from '../../maintenance/MaintenanceStore';
import { toChange } from '../../services/ChangeReader';
import { SliBucketStore } from '../../slos/SliBucketStore';
import { SloRow, sliIdsOf } from '../../slos/sloColumns';
import { ChangeFact, Evidence, SloFact } from './Evidence';

const HOUR_SECONDS = 3600;
const HOUR = HOUR_SECONDS * 1000;
/** An incident of more services than these is told by its first ones. */
const MOST_SERVICES = 50;
const MOST_ROWS = 5_000;
const MOST_ALERTS = 2_000;
const MOST_ROLLOUTS = 500;
const NOWHERE = { clusters: [], regions: [] };

type LookRow = TransitionRow & ScopeRow;

/** What is read: around which incident, of which services, and when. @internal */
export interface EvidenceQuery extends TimeRange {
  incidentId: string;
  serviceIds: string[];
}

/**
 * Reads what the tables have of the time around an incident.
 *
 * @internal
 */
export class EvidenceReader {
  readonly #database: Knex;
  readonly #maintenance: MaintenanceStore;
  readonly #places: MaintenanceReader;
  readonly #buckets: SliBucketStore;

  static create(options: {
    database: Knex;
    maintenance: MaintenanceStore;
  }): EvidenceReader {
    return new EvidenceReader(options.database, options.maintenance);
  }

  private constructor(database: Knex, maintenance: MaintenanceStore) {
    this.#database = database;
    this.#maintenance = maintenance;
    this.#places = MaintenanceReader.create({ database, store: maintenance });
    this.#buckets = SliBucketStore.create({ database });
  }

  async read(wanted: EvidenceQuery): Promise<Evidence> {
    const query = {
      ...wanted,
      serviceIds: wanted.serviceIds.slice(0, MOST_SERVICES),
    };
    const [health, looks, changes, alerts, slos] = await Promise.all([
      this.#transitions<TransitionRow>(query, 'health_transitions', [
        'service_id',
        'environment',
      ]),
      this.#transitions<LookRow>(query, 'observation_transitions', [
        'service_id',
        'source',
        'environment',
        'cluster',
        'namespace',
      ]),
      this.#changes(query),
      this.#alerts(query),
      this.#slos(query),
    ]);
    return {
      health: health.map(healthFact),
      looks: looks.map(row => ({
        ...healthFact(row),
        source: row.source,
        cluster: row.cluster,
        namespace: row.namespace,
      })),
      changes,
      alerts,
      slos,
      days: await this.#days(slos, query),
    };
  }

  /** What changed in a range, and what was in force when it began. */
  async #transitions<Row>(
    { serviceIds, from, to }: EvidenceQuery,
    table: string,
    columns: string[],
  ): Promise<Row[]> {
    const same = columns
      .map(column => `before.${column} = ${table}.${column}`)
      .join(' and ');
    return this.#database(table)
      .whereIn('service_id', serviceIds)
      .andWhere('at', '<=', to)
      .andWhereRaw(
        `at >= coalesce((select max(before.at) from ${table} before
           where ${same} and before.at <= ?), ?)`,
        [from, from],
      )
      .orderBy('at')
      .limit(MOST_ROWS);
  }

  /** What changed in a range, and what had been rolled out last before. */
  async #changes({
    serviceIds,
    from,
    to,
  }: EvidenceQuery): Promise<ChangeFact[]> {
    const rows = await Promise.all([
      this.#database<ChangeRow>('changes')
        .whereIn('service_id', serviceIds)
        .andWhere('at', '>=', from)
        .andWhere('at', '<=', to)
        .orderBy('at', 'desc')
        .limit(MOST_ROWS),
      this.#database<ChangeRow>('changes')
        .whereIn('service_id', serviceIds)
        .andWhere('kind', 'rollout')
        .andWhere('at', '<', from)
        .orderBy('at', 'desc')
        .limit(MOST_ROLLOUTS),
    ]);
    return rows
      .flat()
      .map(row => ({ ...toChange(row), serviceId: row.service_id }));
  }

  async #alerts({
    incidentId,
    serviceIds,
    from,
    to,
  }: EvidenceQuery): Promise<AlertRow[]> {
    return this.#database<AlertRow>('alerts')
      .where('starts_at', '<=', to)
      .andWhere(ending =>
        ending.whereNull('ends_at').orWhere('ends_at', '>', from),
      )
      .andWhere(own =>
        own
          .whereIn('service_id', serviceIds)
          .orWhereIn(
            'id',
            this.#database('incident_alerts')
              .where('incident_id', incidentId)
              .select('alert_id'),
          ),
      )
      .orderBy('starts_at', 'desc')
      .limit(MOST_ALERTS);
  }

  async #slos({ serviceIds, from, to }: EvidenceQuery): Promise<SloFact[]> {
    const rows: SloRow[] = await this.#database('slos')
      .whereIn('service_id', serviceIds)
      .whereNull('removed_at')
      .whereNotNull('definition')
      .orderBy('ref');
    const refs = rows.flatMap(({ service_ref }) => service_ref ?? []);
    const services = await this.#places.services(refs, undefined);
    return Promise.all(
      rows.map(async row => {
        const definition: SloDefinition = JSON.parse(row.definition ?? '{}');
        const { serviceRef, environment } = definition;
        const service = services.find(({ id }) => id === row.service_id);
        const maintenance = await this.#maintenance.rangesFor(
          {
            serviceRef,
            systemRef: service?.system,
            environment,
            ...(service?.in(environment) ?? NOWHERE),
          },
          { from: windowStart(definition, from), to },
        );
        return {
          ref: row.ref,
          title: row.title,
          serviceId: row.service_id ?? '',
          visibility: row.visibility,
          definition,
          maintenance,
        };
      }),
    );
  }

  /** All buckets that a budget at any moment of the range is made of: before the range, sums of hours will do. */
  async #days(
    slos: SloFact[],
    { from, to }: EvidenceQuery,
  ): Promise<BucketDay[]> {
    if (slos.length === 0) return [];
    const since = Math.min(
      ...slos.map(({ definition }) => windowStart(definition, from)),
    );
    const ids = new Set(slos.flatMap(({ definition }) => sliIdsOf(definition)));
    const days = await this.#buckets.days([...ids], since, to + 1);
    // The hour before the first moment is shown, too.
    const fineFrom = utcDay(from - HOUR);
    return days.map(day => (day.day < fineFrom ? coarse(day) : day));
  }
}

/** A window that no arithmetic follows has no beginning. */
function windowStart({ window }: SloDefinition, at: number): number {
  try {
    return windowAt(window, at).from;
  } catch {
    return at;
  }
}

/** A day in hours. @internal */
export function coarse(day: BucketDay): BucketDay {
  if (day.stepSeconds >= HOUR_SECONDS) return day;
  return {
    ...day,
    stepSeconds: HOUR_SECONDS,
    data: coarsenDay(day.data, day.day, HOUR_SECONDS),
  };
}

function healthFact(row: TransitionRow) {
  return {
    serviceId: row.service_id,
    environment: row.environment,
    at: Number(row.at),
    status: row.status,
    reasons: JSON.parse(row.reasons),
  };
}
