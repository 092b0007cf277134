import { Artefact, Visibility } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { FieldError } from '../../api/FieldError';
import { ServiceRow } from '../../database/rows';
import { ServiceBook } from '../../incidents/desk/ServiceBook';
import { IncidentReader } from '../../incidents/readers/IncidentReader';
import { IncidentRow } from '../../incidents/rows';
import { QuestionAudience } from '../audience';

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
  readonly #incidents: IncidentReader;
  readonly #services: ServiceBook;

  static create(options: {
    database: Knex;
    incidents: IncidentReader;
    services: ServiceBook;
  }): SubjectBook {
    return new SubjectBook(options);
  }

  private constructor(options: {
    database: Knex;
    incidents: IncidentReader;
    services: ServiceBook;
  }) {
    this.#database = options.database;
    this.#incidents = options.incidents;
    this.#services = options.services;
  }

  async find(
    input: { artefact: Artefact; incident?: string },
    audience: QuestionAudience,
  ): Promise<Subject> {
    const incident = input.incident
      ? await this.#incident(input.incident, audience)
      : undefined;
    const root = await this.#row(incident?.root_service_id);
    const named = input.artefact.service;
    const service = named
      ? await this.#services.find(named, {
          field: 'artefact.service',
          criteria: audience.criteria,
        })
      : root;
    return {
      artefact: service
        ? { ...input.artefact, service: service.entity_ref }
        : input.artefact,
      service,
      incident,
      around: [service?.visibility, incident?.visibility, root?.visibility],
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
