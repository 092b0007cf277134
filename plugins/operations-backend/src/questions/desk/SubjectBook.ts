import {
  Artefact,
  BURN_ALERT_NAME,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { applyCriteria, columnsBeside } from '../../access/criteria';
import { AlertRow } from '../../alerts/AlertRow';
import { alertNameSql } from '../../alerts/alertNameSql';
import { FieldError } from '../../api/FieldError';
import { ServiceRow } from '../../database/rows';
import { ServiceBook } from '../../incidents/desk/ServiceBook';
import { IncidentReader } from '../../incidents/readers/IncidentReader';
import { IncidentRow } from '../../incidents/rows';
import { QuestionAudience } from '../audience';

/** As long as names of artefacts are. */
const LONGEST_NAME = 500;

/** Where incidents and services are found. */
interface Books {
  database: Knex;
  incidents: Pick<IncidentReader, 'find'>;
  services: Pick<ServiceBook, 'find'>;
}

interface FoundAlert extends Pick<AlertRow, 'slo' | 'labels'> {
  name: string;
}

/** The entity ref of the SLO whose budget burns, here or by exported rules. */
function sloOf({ name, slo, labels }: FoundAlert): string | undefined {
  if (name !== BURN_ALERT_NAME) return undefined;
  const { slo: label }: { slo?: string } = JSON.parse(labels);
  return slo ?? (label && `slo:${label}`);
}

/** What a question is about, as far as whoever asks may see it. @internal */
export interface Subject {
  artefact: Artefact;
  service?: ServiceRow;
  incident?: IncidentRow;
  /** How restricted service and incident are. */
  around: Array<Visibility | undefined>;
}

/**
 * Finds what questions are about.
 *
 * @internal
 */
export class SubjectBook {
  readonly #database: Knex;
  readonly #incidents: Books['incidents'];
  readonly #services: Books['services'];

  static create(options: Books): SubjectBook {
    return new SubjectBook(options);
  }

  private constructor(options: Books) {
    this.#database = options.database;
    this.#incidents = options.incidents;
    this.#services = options.services;
  }

  async find(
    input: { artefact: Artefact; incident?: string; alert?: string },
    audience: QuestionAudience,
  ): Promise<Subject> {
    const incident = input.incident
      ? await this.#incident(input.incident, audience)
      : undefined;
    const root = await this.#row(incident?.root_service_id);
    const artefact = await this.#named(input, audience);
    const service = artefact.service
      ? await this.#services.find(artefact.service, {
          field: 'artefact.service',
          criteria: audience.criteria,
        })
      : root;
    return {
      artefact: service
        ? { ...artefact, service: service.entity_ref }
        : artefact,
      service,
      incident,
      around: [service?.visibility, incident?.visibility, root?.visibility],
    };
  }

  /**
   * Timelines know the id of an alert alone; its rule and its runbook go by what rules call it. That a budget burns was
   * written where the objective was.
   */
  async #named(
    { artefact, alert }: { artefact: Artefact; alert?: string },
    { criteria }: Pick<QuestionAudience, 'criteria'>,
  ): Promise<Artefact> {
    if (artefact.kind !== 'alertRule' || alert === undefined) return artefact;
    const name = alertNameSql(this.#database);
    const query: Knex.QueryBuilder = this.#database('alerts')
      .leftJoin('services', 'services.id', 'alerts.service_id')
      .where('alerts.id', alert)
      .select('alerts.slo', 'alerts.labels')
      .select(this.#database.raw(`${name} as name`));
    applyCriteria(query, criteria, columnsBeside('alerts'));
    const row: FoundAlert | undefined = await query.first();
    if (!row) return artefact;
    const slo = sloOf(row);
    if (slo) return { ...artefact, kind: 'slo', name: slo };
    return {
      ...artefact,
      name: artefact.name ?? row.name.slice(0, LONGEST_NAME),
    };
  }

  async #incident(
    key: string,
    audience: QuestionAudience,
  ): Promise<IncidentRow> {
    const row = await this.#incidents.find(key, {
      ...audience,
      showText: true,
    });
    if (row) return row;
    throw new FieldError({
      field: 'incident',
      value: key,
      message: `There is no incident ${key}, or you may not see it.`,
      remedy: 'Give the key of an incident, such as INC-12.',
    });
  }

  async #row(id: string | null | undefined): Promise<ServiceRow | undefined> {
    return id ? this.#database('services').where({ id }).first() : undefined;
  }
}
