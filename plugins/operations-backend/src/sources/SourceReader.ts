import { Source } from '@operate-first/plugin-operations-common';
import { SourceReport } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { applyCriteria, ServiceCriteria } from '../access/criteria';
import { isoOf, Milliseconds } from '../database/rows';
import { AlertSourceSet } from '../alertSources/AlertSourceSet';
import { countAlertSources } from '../alertSources/countAlertSources';
import { SourceSet } from './SourceSet';
import { SourceStates } from './SourceStates';
import { TicketSystemSet } from '../tickets/TicketSystemSet';
import { RepositorySources } from '../postMortems/readers/RepositorySources';

/** A source that each process reads for itself, as those of authors and schedules. @internal */
export interface ReportingSource {
  id: string;
  title: string;
  report?(): SourceReport;
}

interface Counts {
  source: string;
  services: number | string;
  stale: number | string | null;
  last: Milliseconds | null;
}

/**
 * Tells how every source is. The catalog is among them: without it nobody knows which services there are.
 *
 * @internal
 */
export class SourceReader {
  readonly #database: Knex;
  readonly #sources: SourceSet;
  readonly #alertSources: AlertSourceSet;
  readonly #ticketSystems: TicketSystemSet;
  readonly #repositories?: RepositorySources;
  readonly #reporting: () => ReportingSource[];
  readonly #states: SourceStates;
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    sources: SourceSet;
    alertSources?: AlertSourceSet;
    ticketSystems?: TicketSystemSet;
    repositories?: RepositorySources;
    reporting?: () => ReportingSource[];
    states: SourceStates;
    now?: () => number;
  }): SourceReader {
    return new SourceReader(options);
  }

  private constructor(options: {
    database: Knex;
    sources: SourceSet;
    alertSources?: AlertSourceSet;
    ticketSystems?: TicketSystemSet;
    repositories?: RepositorySources;
    reporting?: () => ReportingSource[];
    states: SourceStates;
    now?: () => number;
  }) {
    this.#database = options.database;
    this.#sources = options.sources;
    this.#alertSources = options.alertSources ?? AlertSourceSet.create();
    this.#ticketSystems = options.ticketSystems ?? TicketSystemSet.create();
    this.#repositories = options.repositories;
    this.#reporting = options.reporting ?? (() => []);
    this.#states = options.states;
    this.#now = options.now ?? Date.now;
  }

  /** @param inside - whether the reader may see what belongs to no service and is internal. */
  async list(criteria: ServiceCriteria, inside = false): Promise<Source[]> {
    const [states, counts, alerts, catalog, repositories] = await Promise.all([
      this.#states.read(),
      this.#counts(criteria),
      countAlertSources(this.#database, criteria),
      this.#catalog(criteria),
      this.#repositories?.list(criteria, inside),
    ]);
    const observing = this.#sources.list().map(({ id, title }): Source => {
      const state = states.get(id);
      const count = counts.get(id);
      return {
        id,
        title,
        state: state?.state ?? 'standby',
        message:
          state?.message ??
          'Nobody observes at this moment; a process takes over within a minute.',
        since: state && new Date(state.since).toISOString(),
        lastObservedAt: count && isoOf(count.last),
        services: Number(count?.services ?? 0),
        staleObservations: Number(count?.stale ?? 0),
      };
    });
    const telling = this.#alertSources.list().map(({ id, title }): Source => {
      const state = states.get(id);
      const count = alerts.get(id);
      return {
        id,
        title,
        state: state?.state ?? 'standby',
        message:
          state?.message ??
          'Nobody asks at this moment; a process takes over within a minute.',
        since: state && new Date(state.since).toISOString(),
        lastObservedAt: count?.lastToldAt,
        services: count?.services ?? 0,
        staleObservations: 0,
      };
    });
    const tickets = this.#ticketSystems.list().map(({ id, title }): Source => {
      const state = states.get(id);
      return {
        id,
        title,
        state: state?.state ?? 'standby',
        message:
          state?.message ??
          'Nobody keeps tickets at this moment; a process takes over within a minute.',
        since: state && new Date(state.since).toISOString(),
        services: 0,
        staleObservations: 0,
      };
    });
    return [
      catalog,
      ...observing,
      ...telling,
      ...tickets,
      ...(repositories ?? []),
      ...this.#reporting().map(one => reported(one, inside)),
    ];
  }

  async #counts(criteria: ServiceCriteria): Promise<Map<string, Counts>> {
    const query = this.#database('observations')
      .join('services', 'services.id', 'observations.service_id')
      .whereNull('services.removed_at')
      .groupBy('observations.source')
      .select('observations.source')
      .select(
        this.#database.raw(
          `count(distinct services.id) as services,
           max(observations.observed_at) as last,
           sum(case when observations.stale_reason is not null
             or observations.expires_at is null
             or observations.expires_at <= ? then 1 else 0 end) as stale`,
          [this.#now()],
        ),
      );
    applyCriteria(query, criteria);
    const rows: Counts[] = await query;
    return new Map(rows.map(row => [row.source, row]));
  }

  async #catalog(criteria: ServiceCriteria): Promise<Source> {
    const query = this.#database('services')
      .whereNull('services.removed_at')
      .count({ count: '*' })
      .first();
    applyCriteria(query, criteria);
    const [row, count] = await Promise.all([
      this.#database('projection').first(),
      query,
    ]);
    const common = {
      id: 'catalog',
      title: 'Catalog',
      lastObservedAt: isoOf(row.checked_at),
      services: Number(count?.count ?? 0),
      staleObservations: 0,
    };
    if (row.problem) {
      const since = isoOf(row.problem_since);
      return { ...common, state: 'failing', message: row.problem, since };
    }
    return row.checked_at === null
      ? { ...common, state: 'starting', message: 'The catalog is read.' }
      : { ...common, state: 'running', message: 'The catalog is followed.' };
  }
}

/** What it says of its repositories and calendars is for those who may read what is internal. */
function reported(source: ReportingSource, inside: boolean): Source {
  const { id, title } = source;
  const { state, message } = source.report?.() ?? {
    state: 'running',
    message: 'It is read in the background.',
  };
  const forEverybody =
    state === 'running'
      ? 'It is read in the background.'
      : 'Not all of it can be read at present.';
  return {
    id,
    title,
    state,
    message: inside ? message : forEverybody,
    services: 0,
    staleObservations: 0,
  };
}
