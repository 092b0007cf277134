import {
  Artefact,
  QuestionLink,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import {
  applyCriteria,
  columnsBeside,
  ServiceCriteria,
} from '../../access/criteria';
import { AlertRow } from '../../alerts/AlertRow';
import { OWN_SOURCES, webLink } from '../../alerts/alertView';
import { QuestionAudience } from '../audience';
import { Subject } from '../desk/SubjectBook';

const MOST_ALERTS = 200;

/** The alert that a question is about. @internal */
export interface FoundAlert {
  row: AlertRow;
  /** What rules call it. */
  name: string;
  /** What it said and where it is drawn, for those who may read that. */
  summary?: string;
  dashboard?: QuestionLink;
}

/**
 * Finds the alert that a question is about.
 *
 * @internal
 */
export class AlertFacts {
  readonly #database: Knex;

  static create(options: { database: Knex }): AlertFacts {
    return new AlertFacts(options.database);
  }

  private constructor(database: Knex) {
    this.#database = database;
  }

  /**
   * The one that somebody looks at, or of those of the incident the one that says most, else of those that fire.
   *
   * @param options - open: what may stand in the question, where nobody named the alert.
   */
  async of(
    id: string | undefined,
    subject: Subject,
    { audience, open }: { audience: QuestionAudience; open: ServiceCriteria },
  ): Promise<FoundAlert | undefined> {
    const row =
      id === undefined
        ? (await this.#ofIncident(subject, open)) ??
          (await this.#firing(subject, open))
        : await this.#visible(audience.criteria).where('alerts.id', id).first();
    return row && this.#show(row, audience);
  }

  /** The worst that fires, else the last: of this service, for others have their own authors. */
  async #ofIncident(
    { artefact, service, incident }: Subject,
    open: ServiceCriteria,
  ): Promise<AlertRow | undefined> {
    if (!service || !incident) return undefined;
    const rows: AlertRow[] = await this.#visible(open)
      .join('incident_alerts', 'incident_alerts.alert_id', 'alerts.id')
      .where('incident_alerts.incident_id', incident.id)
      .andWhere('alerts.service_id', service.id)
      .orderByRaw(
        `case when alerts.ends_at is null then 0 else 1 end,
         case when alerts.ends_at is not null then 0
           when alerts.suppressed is null then 1 else 2 end,
         case when alerts.ends_at is not null then 0
           else case alerts.severity when 'page' then 1 when 'ticket' then 2 else 3 end end,
         alerts.starts_at desc, alerts.id`,
      )
      .limit(MOST_ALERTS);
    return rows.find(row => isAbout(artefact, row));
  }

  /** Where no incident has one: the worst that fires of the service, and that nobody has silenced. */
  async #firing(
    { artefact, service }: Subject,
    open: ServiceCriteria,
  ): Promise<AlertRow | undefined> {
    if (!service) return undefined;
    const rows: AlertRow[] = await this.#visible(open)
      .where('alerts.service_id', service.id)
      .whereNull('alerts.ends_at')
      .whereNull('alerts.suppressed')
      .orderByRaw(
        `case alerts.severity when 'page' then 1 when 'ticket' then 2 else 3 end,
         alerts.starts_at desc, alerts.id`,
      )
      .limit(MOST_ALERTS);
    return rows.find(row => isAbout(artefact, row));
  }

  #visible(criteria: ServiceCriteria): Knex.QueryBuilder {
    const alerts = this.#database('alerts')
      .leftJoin('services', 'services.id', 'alerts.service_id')
      .select('alerts.*');
    applyCriteria(alerts, criteria, columnsBeside('alerts'));
    return alerts;
  }

  /** What rules and machines said is for those who may read it. */
  async #show(
    row: AlertRow,
    { internal }: QuestionAudience,
  ): Promise<FoundAlert> {
    const found = { row, name: nameOf(row) };
    const inside =
      OWN_SOURCES.includes(row.source) ||
      (await this.#visible(internal).where('alerts.id', row.id).first());
    if (!inside) return found;
    const annotations: Record<string, string> = JSON.parse(row.annotations);
    const url = webLink(annotations.dashboard_url, annotations.dashboard);
    return {
      ...found,
      summary: row.message ?? undefined,
      dashboard: url === undefined ? undefined : { title: 'Dashboard', url },
    };
  }
}

function nameOf({ labels, title }: AlertRow): string {
  const { alertname }: { alertname?: string } = JSON.parse(labels);
  return alertname || title;
}

/** A rule is not what another rule said. */
function isAbout({ kind, name }: Artefact, row: AlertRow): boolean {
  if (kind !== 'alertRule' || name === undefined) return true;
  return name === row.title || name === nameOf(row);
}
