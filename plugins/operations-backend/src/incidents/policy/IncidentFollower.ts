import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import {
  ChangeRow,
  chunksOf,
  CodeChangeRow,
  TransitionRow,
} from '../../database/rows';
import { Lease, LeaseLostError } from '../../leases';
import { HEADLINE } from '../../observations/transitions';
import { IncidentStore } from '../IncidentStore';
import { NewEntry } from '../model';
import {
  changeEntries,
  healthEntry,
  MOST_ENTRIES,
  writtenEntries,
} from './followedEntries';

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

/** What happened to services, the latest first. */
interface Happened {
  healths: TransitionRow[];
  changes: ChangeRow[];
  written: CodeChangeRow[];
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
  /** What the timelines tell already, by incident that was looked at: the database is not asked again. */
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
    const ids = new Set(open.map(({ id }) => id));
    for (const id of this.#told.keys()) {
      if (!ids.has(id)) this.#told.delete(id);
    }
    const known = open.filter(({ id }) => this.#told.has(id));
    const lately = this.#options.now() - LATE;
    // Whatever is known is asked about together: two questions, however many incidents are open.
    const happened = await this.#happened(known, {
      health: lately,
      changes: lately - LATE,
    });
    for (const incident of open) {
      await this.#followOne(lease, incident, happened).catch(error => {
        if (error instanceof LeaseLostError) throw error;
        this.#options.logger.warn(
          `Cannot continue the timeline of the incident ${incident.id}: ${error}`,
        );
      });
    }
  }

  async #followOne(
    lease: Lease,
    incident: OpenIncident,
    lately: Happened,
  ): Promise<void> {
    const { id, startedAt } = incident;
    const known = this.#told.get(id);
    const entries = known
      ? this.#entriesOf(incident, lately, this.#options.now() - LATE)
      : this.#entriesOf(
          incident,
          await this.#happened([incident], {
            health: startedAt,
            changes: startedAt - CHANGES_BEFORE,
          }),
          0,
        );
    const told = known ?? new Set();
    const fresh = entries.filter(({ dedupeKey = '' }) => !told.has(dedupeKey));
    if (fresh.length > 0) {
      await this.#options.incidents.transaction(
        writer => writer.write(id, fresh),
        { lease },
      );
    }
    for (const { dedupeKey = '' } of fresh) told.add(dedupeKey);
    this.#told.set(id, told);
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

  /** What happened to the services of incidents since some moments. */
  async #happened(
    incidents: OpenIncident[],
    since: { health: number; changes: number },
  ): Promise<Happened> {
    const ids = [
      ...new Set(incidents.flatMap(({ services }) => [...services.keys()])),
    ];
    const [healths, changes, written] = await Promise.all([
      this.#healths(ids, since.health),
      // Earlier ones too, so that what belongs together is found together each time.
      this.#changes(ids, since.changes),
      this.#written(ids, since.changes),
    ]);
    return { healths, changes, written };
  }

  #entriesOf(
    { startedAt, services }: OpenIncident,
    { healths, changes, written }: Happened,
    lately: number,
  ): NewEntry[] {
    const after =
      (since: number) => (row: TransitionRow | ChangeRow | CodeChangeRow) =>
        services.has(row.service_id) && Number(row.at) >= since;
    const entries = [
      ...healths
        .filter(after(startedAt))
        .slice(0, MOST_ENTRIES)
        .map(row => healthEntry(row, services)),
      ...changeEntries(
        changes.filter(after(startedAt - CHANGES_BEFORE)),
        services,
        this.#options.now(),
      ).filter(({ at }) => at >= lately),
      ...writtenEntries(
        written.filter(after(startedAt - CHANGES_BEFORE)),
        changes,
        services,
      ).filter(({ at }) => at >= lately),
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
    return rows;
  }

  /** Of objectives and source the page of the service tells. */
  async #written(
    serviceIds: string[],
    since: number,
  ): Promise<CodeChangeRow[]> {
    const { database } = this.#options;
    const rows: CodeChangeRow[] = [];
    for (const chunk of chunksOf(serviceIds)) {
      const some: CodeChangeRow[] = await database('code_changes')
        .whereIn('service_id', chunk)
        .whereIn('kind', ['gitops', 'configuration'])
        .andWhere('at', '>=', since)
        .orderBy('at', 'desc')
        .limit(MOST_ROWS);
      rows.push(...some);
    }
    return rows;
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
