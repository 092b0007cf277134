import { LoggerService } from '@backstage/backend-plugin-api';
import {
  HealthReason,
  HealthStatus,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ChangeRow, chunksOf, TransitionRow } from '../../database/rows';
import { Lease, LeaseLostError } from '../../leases';
import { IncidentStore } from '../IncidentStore';
import { NewEntry } from '../model';
import { POLICY } from './alertEntries';

const MINUTE = 60_000;
/** What changed so long before the onset may be its cause. */
const CHANGES_BEFORE = 60 * MINUTE;
const HEALTH_BEFORE = 5 * MINUTE;
/** What is heard of late is written for so long. */
const LATE = 30 * MINUTE;
/** More of one kind at once is noise. */
const MOST_ENTRIES = 200;

const WORDS: Record<HealthStatus, string> = {
  healthy: 'is well',
  degraded: 'is degraded',
  down: 'is down',
  unknown: 'is unknown',
};

interface OpenIncident {
  id: string;
  startedAt: number;
  services: Map<string, string>;
}

/** @internal */
export interface IncidentFollowerOptions {
  database: Knex;
  logger: LoggerService;
  incidents: Pick<IncidentStore, 'transaction'>;
  /** Only what happens there is followed. */
  environments: string[];
  now: () => number;
}

/**
 * Writes into the timelines of open incidents what happens to their services: their health, and what is rolled out,
 * scaled and restarted.
 *
 * @internal
 */
export class IncidentFollower {
  readonly #options: IncidentFollowerOptions;
  /** What the timelines tell already, by incident: the database is not asked again. */
  #told = new Map<string, Set<string>>();

  static create(options: IncidentFollowerOptions): IncidentFollower {
    return new IncidentFollower(options);
  }

  private constructor(options: IncidentFollowerOptions) {
    this.#options = options;
  }

  /** Looks once. */
  async follow(lease: Lease): Promise<void> {
    const open = await this.#openIncidents();
    this.#told = new Map(
      open.map(({ id }) => [id, this.#told.get(id) ?? new Set()]),
    );
    for (const incident of open) {
      await this.#followOne(lease, incident).catch(error => {
        if (error instanceof LeaseLostError) throw error;
        this.#options.logger.warn(
          `Cannot continue the timeline of the incident ${incident.id}: ${error}`,
        );
      });
    }
  }

  async #followOne(lease: Lease, incident: OpenIncident) {
    const told = this.#told.get(incident.id) ?? new Set();
    const entries = await this.#entriesOf(incident, told.size === 0);
    const fresh = entries.filter(({ dedupeKey = '' }) => !told.has(dedupeKey));
    if (fresh.length === 0) return;
    await this.#options.incidents.transaction(
      writer => writer.write(incident.id, fresh),
      { lease },
    );
    for (const { dedupeKey = '' } of fresh) told.add(dedupeKey);
  }

  async #openIncidents(): Promise<OpenIncident[]> {
    const rows: Array<{
      id: string;
      started_at: number | string;
      service_id: string;
      title: string | null;
      entity_ref: string;
    }> = await this.#options
      .database('incidents')
      .join(
        'incident_services',
        'incident_services.incident_id',
        'incidents.id',
      )
      .join('services', 'services.id', 'incident_services.service_id')
      .whereNull('incidents.resolved_at')
      .orderBy(['incidents.id', 'incident_services.position'])
      .select(
        'incidents.id',
        'incidents.started_at',
        'incident_services.service_id',
        'services.title',
        'services.entity_ref',
      );
    const open = new Map<string, OpenIncident>();
    for (const row of rows) {
      const { id, started_at, service_id, title, entity_ref } = row;
      const incident = open.get(id) ?? {
        id,
        startedAt: Number(started_at),
        services: new Map(),
      };
      const name = entity_ref.slice(entity_ref.indexOf('/') + 1);
      incident.services.set(service_id, title ?? name);
      open.set(id, incident);
    }
    return [...open.values()];
  }

  async #entriesOf(
    { startedAt, services }: OpenIncident,
    isFirst: boolean,
  ): Promise<NewEntry[]> {
    const lately = isFirst ? 0 : this.#options.now() - LATE;
    const [healths, changes] = await Promise.all([
      this.#read<TransitionRow>(
        'health_transitions',
        [...services.keys()],
        Math.max(startedAt - HEALTH_BEFORE, lately),
      ),
      this.#read<ChangeRow>(
        'changes',
        [...services.keys()],
        Math.max(startedAt - CHANGES_BEFORE, lately),
      ),
    ]);
    const entries = [
      ...healths.map(row => healthEntry(row, services)),
      ...changes.map(row => changeEntry(row, services)),
    ];
    return entries.sort((a, b) => a.at - b.at);
  }

  async #read<Row extends { at: number | string }>(
    table: string,
    serviceIds: string[],
    since: number,
  ): Promise<Row[]> {
    const { database, environments } = this.#options;
    const rows: Row[] = [];
    for (const chunk of chunksOf(serviceIds)) {
      const some: Row[] = await database(table)
        .whereIn('service_id', chunk)
        .whereIn('environment', environments)
        .andWhere('at', '>=', since)
        .orderBy('at', 'desc')
        .limit(MOST_ENTRIES);
      rows.push(...some);
    }
    return rows.slice(0, MOST_ENTRIES);
  }
}

type Followed = Pick<NewEntry, 'actor' | 'serviceId' | 'visibility' | 'at'>;

function followed(row: { service_id: string; at: number | string }): Followed {
  return {
    actor: POLICY,
    at: Number(row.at),
    serviceId: row.service_id,
    // Its service decides who sees it.
    visibility: 'public' satisfies Visibility,
  };
}

function healthEntry(
  row: TransitionRow,
  names: ReadonlyMap<string, string>,
): NewEntry {
  const reasons: HealthReason[] = JSON.parse(row.reasons);
  const reason = reasons.find(({ status }) => status === row.status);
  const why = reason ? `: ${reason.message}` : '.';
  return {
    ...followed(row),
    kind: 'health',
    text: `${names.get(row.service_id)} ${WORDS[row.status]}${why}`,
    dedupeKey: `health:${row.service_id}:${row.environment}:${row.at}`,
  };
}

function changeEntry(
  row: ChangeRow,
  names: ReadonlyMap<string, string>,
): NewEntry {
  return {
    ...followed(row),
    kind: 'change',
    text: `${names.get(row.service_id)}: ${row.summary}`,
    dedupeKey: `change:${row.id}`,
  };
}
