import {
  AlertDetail,
  AlertLeft,
  AlertList,
  AlertQuery,
  NamedRef,
  TimeRange,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import {
  applyCriteria,
  columnsBeside,
  ServiceCriteria,
} from '../access/criteria';
import { readPage, SortKey } from '../database/pages';
import { isoOf, Milliseconds, ROWS_PER_STATEMENT } from '../database/rows';
import { visibleIncidents } from '../incidents/readers/visibleIncidents';
import { DecisionReader } from '../incidents/replay/DecisionReader';
import { PublicText } from '../redaction/PublicText';
import { runbooksOfAlerts } from '../runbooks/readers/runbooksOfAlerts';
import { escapeLike, lowerRefs } from '../services/filters';
import { AlertRow } from './AlertRow';
import { idsIn, mappingOf, NamedAlertRow, toAlert } from './alertView';

/** More than this in a range of one service is noise, which its total tells of. */
const MOST_OF_A_RANGE = 500;
/** The page of an incident shows no more; the total tells how many there are. */
const MOST_OF_AN_INCIDENT = 200;

const MOST_SPELLS = 20;
const MOST_CANDIDATES = 20;

/** Every column of an alert, and the names of its service. */
const NAMED = [
  'alerts.*',
  { service_ref: 'services.entity_ref', service_title: 'services.title' },
];

/** Who reads alerts. @internal */
export interface AlertAudience {
  criteria: ServiceCriteria;
  /** Whether they may see what rules and machines said, which nobody has redacted. */
  showWords: boolean;
}

/** Firing ones first, then the most recent. */
const ORDER: SortKey[] = [
  {
    expression: 'case when alerts.ends_at is null then 0 else 1 end',
    bindings: [],
    descending: false,
    numeric: true,
  },
  {
    expression: 'alerts.starts_at',
    bindings: [],
    descending: true,
    numeric: true,
  },
  { expression: 'alerts.id', bindings: [], descending: false },
];

/**
 * Reads alerts, each as far as the reader may see its service.
 *
 * @internal
 */
export class AlertReader {
  readonly #database: Knex;
  readonly #publicText?: PublicText;
  readonly #decisions: DecisionReader;

  static create(options: {
    database: Knex;
    /** Without it, visitors read the keys of incidents in place of their titles, and not why an alert is in none. */
    publicText?: PublicText;
  }): AlertReader {
    return new AlertReader(options.database, options.publicText);
  }

  private constructor(database: Knex, publicText: PublicText | undefined) {
    this.#database = database;
    this.#publicText = publicText;
    this.#decisions = DecisionReader.create({ database });
  }

  async list(
    query: AlertQuery,
    criteria: ServiceCriteria,
    showWords = criteria === undefined,
  ): Promise<AlertList> {
    const { state, severity, owner, service, source } = query;
    const { mapped, suppressed, text } = query;
    return this.#page(query, { criteria, showWords }, alerts => {
      if (state === 'firing') alerts.whereNull('alerts.ends_at');
      if (state === 'resolved') alerts.whereNotNull('alerts.ends_at');
      if (severity) alerts.where('alerts.severity', severity);
      if (source) alerts.whereIn('alerts.source', source);
      if (mapped === true) alerts.whereNotNull('alerts.service_id');
      if (mapped === false) alerts.whereNull('alerts.service_id');
      if (suppressed === true) alerts.whereNotNull('alerts.suppressed');
      if (suppressed === false) alerts.whereNull('alerts.suppressed');
      if (owner) alerts.whereIn('services.owner', lowerRefs(owner));
      if (service) alerts.whereIn('services.entity_ref', lowerRefs(service));
      // What is not shown is not searched, either.
      applyWords(alerts, showWords, text);
    });
  }

  /** Alerts that fired at some time of a range, of a service or of an SLO. */
  async during(
    of: { serviceId: string } | { slo: string },
    range: TimeRange,
    criteria: ServiceCriteria,
    showWords = criteria === undefined,
  ): Promise<AlertList> {
    const audience = { criteria, showWords };
    return this.#page({ limit: MOST_OF_A_RANGE }, audience, alerts => {
      alerts
        .where(
          'serviceId' in of
            ? { 'alerts.service_id': of.serviceId }
            : { 'alerts.slo': of.slo },
        )
        .andWhere('alerts.starts_at', '<', range.to)
        .andWhere(ending =>
          ending
            .whereNull('alerts.ends_at')
            .orWhere('alerts.ends_at', '>', range.from),
        );
    });
  }

  /** Alerts that belong to an incident. */
  async ofIncident(
    incidentId: string,
    criteria: ServiceCriteria,
    showWords = criteria === undefined,
  ): Promise<AlertList> {
    const audience = { criteria, showWords };
    return this.#page({ limit: MOST_OF_AN_INCIDENT }, audience, alerts => {
      alerts.whereIn(
        'alerts.id',
        this.#database('incident_alerts')
          .select('alert_id')
          .where('incident_id', incidentId),
      );
    });
  }

  /** One alert with all that is known of it; undefined where the reader may not see it. */
  async detail(
    id: string,
    audience: AlertAudience,
  ): Promise<Omit<AlertDetail, 'silences'> | undefined> {
    const row: NamedAlertRow | undefined = await this.#visible(
      audience.criteria,
    )
      .where('alerts.id', id)
      .select(NAMED)
      .first();
    if (!row) return undefined;
    const [[alert], candidates, fired, why] = await Promise.all([
      this.#show([row], audience),
      this.#candidates(row, audience.criteria),
      this.#firedBefore(row),
      this.#decisions.whyLeft(id, audience.criteria),
    ]);
    const { rule, message, remedy } = mappingOf(row);
    return {
      alert,
      mapping: {
        rule,
        message,
        remedy,
        ...(candidates.length > 0 && { candidates }),
      },
      dashboardUrl: alert.dashboardUrl,
      generatorUrl: alert.generatorUrl,
      fired,
      why: why && this.#shownWhy(why, audience),
    };
  }

  /** Decisions quote what people wrote, such as what maintenance is for. */
  #shownWhy(why: AlertLeft, { showWords }: AlertAudience) {
    const message = showWords
      ? why.message
      : this.#publicText?.of(why.message).text;
    return message === undefined ? undefined : { ...why, message };
  }

  async #firedBefore(row: AlertRow): Promise<AlertDetail['fired']> {
    const rows: AlertRow[] = await this.#database('alerts')
      .where({ source: row.source, fingerprint: row.fingerprint })
      .andWhere('starts_at', '<', row.starts_at)
      .orderBy('starts_at', 'desc')
      .limit(MOST_SPELLS);
    return rows.map(({ starts_at, ends_at }) => ({
      startsAt: new Date(Number(starts_at)).toISOString(),
      endsAt: isoOf(ends_at),
    }));
  }

  async #candidates(
    row: AlertRow,
    criteria: ServiceCriteria,
  ): Promise<NamedRef[]> {
    const { candidates = [] } = mappingOf(row);
    if (candidates.length === 0) return [];
    const services = this.#database('services')
      .whereIn('services.id', candidates.slice(0, MOST_CANDIDATES))
      .whereNull('services.removed_at')
      .orderBy('services.sort_name')
      .select('services.entity_ref', 'services.title');
    applyCriteria(services, criteria);
    const rows: Array<{ entity_ref: string; title: string | null }> =
      await services;
    return rows.map(({ entity_ref, title }) => ({
      ref: entity_ref,
      title: title ?? undefined,
    }));
  }

  #visible(criteria: ServiceCriteria): Knex.QueryBuilder {
    const alerts = this.#database('alerts').leftJoin(
      'services',
      'services.id',
      'alerts.service_id',
    );
    applyCriteria(alerts, criteria, columnsBeside('alerts'));
    return alerts;
  }

  async #page(
    query: AlertQuery,
    audience: AlertAudience,
    narrow: (alerts: Knex.QueryBuilder) => void,
  ): Promise<AlertList> {
    const filtered = () => {
      const alerts = this.#visible(audience.criteria);
      narrow(alerts);
      return alerts;
    };
    const [page, count] = await Promise.all([
      readPage<NamedAlertRow>(filtered().select(NAMED), query, ORDER),
      filtered().count({ count: '*' }).first(),
    ]);
    return {
      items: await this.#show(page.rows, audience),
      totalItems: Number(count?.count ?? 0),
      nextCursor: page.nextCursor,
    };
  }

  async #show(rows: NamedAlertRow[], { criteria, showWords }: AlertAudience) {
    const [incidents, silencedUntil, runbooks] = await Promise.all([
      this.#incidents(rows, { criteria, showWords }),
      this.#silencedUntil(rows),
      runbooksOfAlerts(this.#database, rows, criteria),
    ]);
    return rows.map(row =>
      toAlert(row, { showWords, incidents, silencedUntil, runbooks }),
    );
  }

  /** The open incident of each alert, or else its last one. */
  async #incidents(rows: AlertRow[], { criteria, showWords }: AlertAudience) {
    const found: Array<{ alert_id: string; key: string; title: string }> =
      rows.length === 0
        ? []
        : await visibleIncidents(this.#database, criteria)
            .join(
              'incident_alerts',
              'incident_alerts.incident_id',
              'incidents.id',
            )
            .whereIn(
              'incident_alerts.alert_id',
              rows.map(({ id }) => id),
            )
            // Later ones replace those before them: the open one comes last.
            .orderByRaw(
              'case when incidents.resolved_at is null then 1 else 0 end, incidents.started_at',
            )
            .select(
              'incident_alerts.alert_id',
              'incidents.key',
              'incidents.title',
            );
    const shown = (key: string, title: string) =>
      showWords ? title : this.#publicText?.of(title).text ?? key;
    return new Map(
      found.map(({ alert_id, key, title }) => [
        alert_id,
        { key, title: shown(key, title) },
      ]),
    );
  }

  async #silencedUntil(rows: AlertRow[]): Promise<Map<string, number>> {
    const ids = rows.flatMap(({ silenced_by }) => idsIn(silenced_by));
    const silences: Array<{
      source: string;
      id: string;
      ends_at: Milliseconds;
    }> =
      ids.length === 0
        ? []
        : await this.#database('silences')
            .whereIn('id', [...new Set(ids)].slice(0, ROWS_PER_STATEMENT))
            .select('source', 'id', 'ends_at');
    return new Map(
      silences.map(({ source, id, ends_at }) => [
        `${source} ${id}`,
        Number(ends_at),
      ]),
    );
  }
}

/** Only alerts that say all of some words, or whose services are called so. */
function applyWords(
  alerts: Knex.QueryBuilder,
  showWords: boolean,
  text = '',
): void {
  const columns = ['alerts.title', 'services.title', 'services.entity_ref'];
  if (showWords) columns.push('alerts.message', 'alerts.labels');
  const said = columns
    .map(column => `lower(coalesce(${column}, ''))`)
    .join(` || ' ' || `);
  for (const word of text.split(/\s+/).filter(Boolean)) {
    alerts.whereRaw(`${said} like ? escape '\\'`, [
      `%${escapeLike(word.toLocaleLowerCase('en-US'))}%`,
    ]);
  }
}
