import {
  Alert,
  AlertList,
  AlertQuery,
  TimeRange,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import {
  applyCriteria,
  columnsBeside,
  ServiceCriteria,
} from '../access/criteria';
import { readPage, SortKey } from '../database/pages';
import { isoOf } from '../database/rows';
import { lowerRefs } from '../services/filters';
import { AlertRow } from './AlertStore';

/** More than this in a range of one service is noise, which its total tells of. */
const MOST_OF_A_RANGE = 500;
/** The page of an incident shows no more; the total tells how many there are. */
const MOST_OF_AN_INCIDENT = 200;

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

type NamedAlertRow = AlertRow & {
  service_ref: string | null;
  service_title: string | null;
};

/**
 * Reads alerts, each as far as the reader may see its service.
 *
 * @internal
 */
export class AlertReader {
  readonly #database: Knex;

  static create(options: { database: Knex }): AlertReader {
    return new AlertReader(options.database);
  }

  private constructor(database: Knex) {
    this.#database = database;
  }

  async list(query: AlertQuery, criteria: ServiceCriteria): Promise<AlertList> {
    const { state, severity, owner, service } = query;
    return this.#page(query, criteria, alerts => {
      if (state === 'firing') alerts.whereNull('alerts.ends_at');
      if (state === 'resolved') alerts.whereNotNull('alerts.ends_at');
      if (severity) alerts.where('alerts.severity', severity);
      if (owner) alerts.whereIn('services.owner', lowerRefs(owner));
      if (service) alerts.whereIn('services.entity_ref', lowerRefs(service));
    });
  }

  /** Alerts that fired at some time of a range, of a service or of an SLO. */
  async during(
    of: { serviceId: string } | { slo: string },
    range: TimeRange,
    criteria: ServiceCriteria,
  ): Promise<AlertList> {
    return this.#page({ limit: MOST_OF_A_RANGE }, criteria, alerts => {
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
  ): Promise<AlertList> {
    return this.#page({ limit: MOST_OF_AN_INCIDENT }, criteria, alerts => {
      alerts.whereIn(
        'alerts.id',
        this.#database('incident_alerts')
          .select('alert_id')
          .where('incident_id', incidentId),
      );
    });
  }

  async #page(
    query: AlertQuery,
    criteria: ServiceCriteria,
    narrow: (alerts: Knex.QueryBuilder) => void,
  ): Promise<AlertList> {
    const filtered = () => {
      const alerts = this.#database('alerts').leftJoin(
        'services',
        'services.id',
        'alerts.service_id',
      );
      applyCriteria(alerts, criteria, columnsBeside('alerts'));
      narrow(alerts);
      return alerts;
    };
    const named = filtered().select('alerts.*', {
      service_ref: 'services.entity_ref',
      service_title: 'services.title',
    });
    const [page, count] = await Promise.all([
      readPage<NamedAlertRow>(named, query, ORDER),
      filtered().count({ count: '*' }).first(),
    ]);
    return {
      items: page.rows.map(toAlert),
      totalItems: Number(count?.count ?? 0),
      nextCursor: page.nextCursor,
    };
  }
}

function toAlert(row: NamedAlertRow): Alert {
  return {
    id: row.id,
    fingerprint: row.fingerprint,
    source: row.source,
    state: row.ends_at === null ? 'firing' : 'resolved',
    severity: row.severity,
    title: row.title,
    message: row.message ?? undefined,
    labels: JSON.parse(row.labels),
    annotations: JSON.parse(row.annotations),
    service: row.service_ref
      ? { ref: row.service_ref, title: row.service_title ?? undefined }
      : undefined,
    environment: row.environment ?? undefined,
    cluster: row.cluster ?? undefined,
    slo: row.slo ?? undefined,
    objective: row.objective ?? undefined,
    startsAt: new Date(Number(row.starts_at)).toISOString(),
    endsAt: isoOf(row.ends_at),
    runbookUrl: row.runbook_url ?? undefined,
    suppressed: row.suppressed ?? undefined,
  };
}
