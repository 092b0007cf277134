import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { ChangeRow, chunksOf, TransitionRow } from '../../database/rows';
import { Lease, LeaseLostError } from '../../leases';
import { HEADLINE } from '../../observations/transitions';
import { IncidentStore } from '../IncidentStore';
import { NewEntry } from '../model';
import { changeEntries, healthEntry, MOST_ENTRIES } from './followedEntries';

const MINUTE = 60_000;
/** What changed so long before the onset may be its cause. */
const CHANGES_BEFORE = 120 * MINUTE;
/** What is heard of late is written for so long. */
const LATE = 30 * MINUTE;
/** One change reaches many clusters, and is told once. */
const MOST_ROWS = 5 * MOST_ENTRIES;

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
    const { now } = this.#options;
    const lately = isFirst ? 0 : now() - LATE;
    const ids = [...services.keys()];
    const [healths, changes] = await Promise.all([
      this.#healths(ids, Math.max(startedAt, lately)),
      // Earlier ones too, so that what belongs together is found together each time.
      this.#changes(ids, Math.max(startedAt - CHANGES_BEFORE, lately - LATE)),
    ]);
    const entries = [
      ...healths.map(row => healthEntry(row, services)),
      ...changeEntries(changes, services, now()).filter(
        ({ at }) => at >= lately,
      ),
    ];
    return entries.sort((a, b) => a.at - b.at);
  }

  /** Changes of the headline; that there are other reasons for the same is none. */
  async #healths(
    serviceIds: string[],
    since: number,
  ): Promise<TransitionRow[]> {
    const { database } = this.#options;
    const former = database('health_transitions as former')
      .select('former.status')
      .where('former.service_id', database.ref('seen.service_id'))
      .andWhere('former.environment', database.ref('seen.environment'))
      .andWhere('former.at', '<', database.ref('seen.at'))
      .orderBy('former.at', 'desc')
      .limit(1);
    const rows: TransitionRow[] = [];
    for (const chunk of chunksOf(serviceIds)) {
      const some: Array<TransitionRow & { before: string | null }> =
        await database('health_transitions as seen')
          .select('seen.*', former.clone().as('before'))
          .whereIn('seen.service_id', chunk)
          .andWhere('seen.environment', HEADLINE)
          .andWhere('seen.at', '>=', since)
          .orderBy('seen.at', 'desc')
          .limit(MOST_ROWS);
      rows.push(...some.filter(({ status, before }) => status !== before));
    }
    return rows.slice(0, MOST_ENTRIES);
  }

  async #changes(serviceIds: string[], since: number): Promise<ChangeRow[]> {
    const { database, environments } = this.#options;
    const rows: ChangeRow[] = [];
    for (const chunk of chunksOf(serviceIds)) {
      const some: ChangeRow[] = await database('changes')
        .whereIn('service_id', chunk)
        .whereIn('environment', environments)
        .andWhere('at', '>=', since)
        .orderBy('at', 'desc')
        .limit(MOST_ROWS);
      rows.push(...some);
    }
    return rows;
  }
}
