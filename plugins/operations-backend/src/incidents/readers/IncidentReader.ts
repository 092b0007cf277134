import {
  Incident,
  IncidentDetail,
  IncidentFacets,
  IncidentList,
  IncidentListQuery,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { AlertReader } from '../../alerts/AlertReader';
import { readPage } from '../../database/pages';
import { isoOf, timeOf } from '../../database/rows';
import { PublicText } from '../../redaction/PublicText';
import { IncidentAudience } from '../audience';
import { CountedIncidents } from '../counted/CountedIncidents';
import { CountedFilter } from '../counted/countIncidents';
import { IncidentRow } from '../rows';
import { filteredIncidents, IncidentsFilter } from './filters';
import { foundByVisitors } from './foundByVisitors';
import { IncidentViews } from './IncidentViews';
import { sortKeysOf } from './sorting';
import { visibleIncidents } from './visibleIncidents';

const HOUR = 60 * 60 * 1000;
const MOST_DUPLICATES = 200;

/**
 * Reads incidents for people and programs, each as far as the reader may see it.
 *
 * @internal
 */
export class IncidentReader {
  readonly #database: Knex;
  readonly #counted: CountedIncidents;
  readonly #views: IncidentViews;
  readonly #alerts: AlertReader;
  readonly #publicText?: PublicText;
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    views: IncidentViews;
    alerts: AlertReader;
    /** Without it, visitors search titles and summaries as they are. */
    publicText?: PublicText;
    now?: () => number;
  }): IncidentReader {
    return new IncidentReader(options);
  }

  private constructor(options: {
    database: Knex;
    views: IncidentViews;
    alerts: AlertReader;
    publicText?: PublicText;
    now?: () => number;
  }) {
    this.#database = options.database;
    this.#counted = CountedIncidents.create(options);
    this.#views = options.views;
    this.#alerts = options.alerts;
    this.#publicText = options.publicText;
    this.#now = options.now ?? Date.now;
  }

  async list(
    query: IncidentListQuery,
    audience: IncidentAudience,
  ): Promise<IncidentList> {
    const { limit: _, cursor, sort: __, ...wanted } = query;
    const filter = await this.#readable(wanted, audience);
    const page = await readPage<IncidentRow>(
      filteredIncidents(this.#database, { filter, audience }).select(
        'incidents.*',
      ),
      query,
      sortKeysOf(query),
    );
    const isWhole = !cursor && !page.nextCursor;
    return {
      items: await this.#views.of(page.rows, audience),
      totalItems: isWhole
        ? page.rows.length
        : await this.#count(filter, audience),
      nextCursor: page.nextCursor,
    };
  }

  async facets(
    filter: IncidentsFilter,
    audience: IncidentAudience,
  ): Promise<IncidentFacets> {
    const readable = await this.#readable(filter, audience);
    return this.#counted.facets(
      await this.#countable(readable, audience),
      audience,
    );
  }

  async #count(
    filter: IncidentsFilter,
    audience: IncidentAudience,
  ): Promise<number> {
    const { text, person, ...rest } = filter;
    if (!text?.trim() && !person) return this.#counted.count(rest, audience);
    const found = await filteredIncidents(this.#database, { filter, audience })
      .count({ count: '*' })
      .first();
    return Number(found?.count ?? 0);
  }

  /** What only the database can look for, as the incidents that it found. */
  async #countable(
    filter: IncidentsFilter,
    audience: IncidentAudience,
  ): Promise<CountedFilter> {
    const { text, person, ...rest } = filter;
    if (!text?.trim() && !person) return rest;
    const { ids } = rest;
    const found: string[] = await filteredIncidents(this.#database, {
      filter: { text, person, ids },
      audience,
    }).pluck('incidents.id');
    return { ...rest, ids: found };
  }

  /** A filter that looks at nothing which the reader may not read. */
  async #readable(
    filter: IncidentsFilter,
    audience: IncidentAudience,
  ): Promise<IncidentsFilter> {
    const publicText = this.#publicText;
    const { text = '' } = filter;
    if (audience.showText || !publicText || text.trim() === '') return filter;
    const database = this.#database;
    const options = { database, publicText, audience };
    return {
      ...filter,
      text: undefined,
      ids: await foundByVisitors(options, text),
    };
  }

  /** By its key, in any case; undefined where there is none that the reader may see. */
  async find(
    key: string,
    audience: IncidentAudience,
  ): Promise<IncidentRow | undefined> {
    return visibleIncidents(this.#database, audience.criteria)
      .where('incidents.key', key.toLocaleUpperCase('en-US'))
      .first('incidents.*');
  }

  /** By its id, as it is by now. */
  async byId(
    id: string,
    audience: IncidentAudience,
  ): Promise<IncidentRow | undefined> {
    return visibleIncidents(this.#database, audience.criteria)
      .where('incidents.id', id)
      .first('incidents.*');
  }

  async show(row: IncidentRow, audience: IncidentAudience): Promise<Incident> {
    const [incident] = await this.#views.of([row], audience);
    return incident;
  }

  async detail(
    row: IncidentRow,
    audience: IncidentAudience,
    mayWrite: boolean,
  ): Promise<IncidentDetail> {
    const [incident, alerts, followers, following, duplicates, evidence] =
      await Promise.all([
        this.show(row, audience),
        this.#alerts.ofIncident(row.id, audience.criteria, audience.showText),
        this.#followers(row.id),
        this.#follows(row.id, audience),
        this.#duplicates(row.id, audience),
        this.#evidence(row),
      ]);
    return {
      incident,
      alerts: alerts.items,
      alertCount: alerts.totalItems,
      following,
      followers,
      mayWrite,
      duplicates,
      evidence,
    };
  }

  async #followers(target_id: string): Promise<number> {
    const row = await this.#database('follows')
      .where({ kind: 'incident', target_id })
      .count({ count: '*' })
      .first();
    return Number(row?.count ?? 0);
  }

  async #follows(
    target_id: string,
    { person }: IncidentAudience,
  ): Promise<boolean> {
    if (person === undefined) return false;
    const row = await this.#database('follows')
      .where({ kind: 'incident', target_id, person })
      .first('person');
    return row !== undefined;
  }

  async #duplicates(
    id: string,
    { criteria }: IncidentAudience,
  ): Promise<string[]> {
    const rows: Array<{ key: string }> = await visibleIncidents(
      this.#database,
      criteria,
    )
      .where('incidents.duplicate_of', id)
      .orderBy('incidents.started_at')
      .limit(MOST_DUPLICATES)
      .select('incidents.key');
    return rows.map(({ key }) => key);
  }

  async #evidence(row: IncidentRow): Promise<IncidentDetail['evidence']> {
    const pinned = await this.#database('incident_evidence')
      .where('incident_id', row.id)
      .max({ at: 'pinned_at' })
      .first();
    const now = this.#now();
    const end = timeOf(row.resolved_at);
    const to = end === undefined ? now : Math.min(now, end + 2 * HOUR);
    return {
      from: new Date(Number(row.started_at) - 6 * HOUR).toISOString(),
      to: new Date(to).toISOString(),
      pinnedAt: isoOf(pinned?.at ?? null),
    };
  }
}
