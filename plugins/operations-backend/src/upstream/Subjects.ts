import { NotFoundError } from '@backstage/errors';
import { UpstreamQuery } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ONLY_PUBLIC } from '../access/criteria';
import { FieldError } from '../api/FieldError';
import { ServiceRow } from '../database/rows';
import { IncidentReader } from '../incidents/readers/IncidentReader';
import { IncidentRow } from '../incidents/rows';
import { PostMortemAudience } from '../postMortems/audience';
import { PostMortemReader } from '../postMortems/readers/PostMortemReader';
import { PostMortemRow } from '../postMortems/rows';
import { ServiceReader } from '../services/ServiceReader';
import { VISITOR } from './audience';
import { UpstreamRow, UpstreamSubjectKind } from './rows';

/** Of what something upstream is followed, as its reader may see it. @internal */
export interface UpstreamSubject {
  kind: UpstreamSubjectKind;
  id: string;
  /** Whether everybody may see it. */
  isPublic: boolean;
  /** Those that the reader may see. */
  services: ServiceRow[];
  incident?: IncidentRow;
  postMortem?: PostMortemRow;
  /** Where it is in the portal, from its root. */
  page: string;
}

/** @internal */
export interface SubjectsOptions {
  database: Knex;
  incidents: Pick<IncidentReader, 'find' | 'byId'>;
  postMortems: Pick<PostMortemReader, 'find' | 'byId'>;
  services: Pick<ServiceReader, 'find'>;
}

const MOST_SERVICES = 20;

/**
 * Finds incidents, post-mortems and services, each as far as the reader may see it.
 *
 * @internal
 */
export class Subjects {
  readonly #options: SubjectsOptions;

  static create(options: SubjectsOptions): Subjects {
    return new Subjects(options);
  }

  private constructor(options: SubjectsOptions) {
    this.#options = options;
  }

  /** @throws NotFoundError where there is none that the reader may see. */
  async find(
    { incident, postMortem, service }: UpstreamQuery,
    audience: PostMortemAudience,
  ): Promise<UpstreamSubject> {
    const named = [incident, postMortem, service].filter(Boolean);
    if (named.length !== 1) {
      throw new FieldError({
        field: 'incident',
        value: named.join(', ') || undefined,
        message: 'Exactly one of incident, postMortem and service is named.',
        remedy: 'Name the one of which something upstream is followed.',
      });
    }
    if (incident) return this.#incident(incident, audience);
    if (postMortem) return this.#postMortem(postMortem, audience);
    return this.#service(service ?? '', audience);
  }

  /** Whether the reader may see what a row belongs to. */
  async maySee(
    { subject_kind: kind, subject_id: id }: UpstreamRow,
    audience: PostMortemAudience,
  ): Promise<boolean> {
    const { database, incidents, postMortems, services } = this.#options;
    if (kind === 'incident') {
      const { criteria } = audience;
      const reader = { criteria, showPersons: false, showText: false };
      return (await incidents.byId(id, reader)) !== undefined;
    }
    if (kind === 'postMortem') {
      return (await postMortems.byId(id, audience)) !== undefined;
    }
    const row = await database('services').where({ id }).first('entity_ref');
    return (
      row !== undefined &&
      (await services.find(row.entity_ref, audience.criteria)) !== undefined
    );
  }

  async #incident(
    key: string,
    audience: PostMortemAudience,
  ): Promise<UpstreamSubject> {
    const { incidents } = this.#options;
    const { criteria } = audience;
    const reader = { criteria, showPersons: false, showText: false };
    const row = await incidents.find(key, reader);
    if (!row) {
      throw new NotFoundError(
        `There is no incident ${key.toLocaleUpperCase(
          'en-US',
        )}, or you may not see it.`,
      );
    }
    const open = await incidents.byId(row.id, { ...VISITOR, showText: false });
    return {
      kind: 'incident',
      id: row.id,
      isPublic: open !== undefined,
      services: await this.#servicesOf(row, audience),
      incident: row,
      page: `/operations/incidents/${row.key}`,
    };
  }

  async #postMortem(
    key: string,
    audience: PostMortemAudience,
  ): Promise<UpstreamSubject> {
    const { database, incidents, postMortems } = this.#options;
    const row = await postMortems.find(key, audience);
    const { criteria } = audience;
    const reader = { criteria, showPersons: false, showText: false };
    const incident =
      row.incident_id === null
        ? undefined
        : await incidents.byId(row.incident_id, reader);
    const root =
      row.root_service_id === null
        ? undefined
        : await database('services')
            .where({ id: row.root_service_id })
            .first('entity_ref');
    const own = root && (await this.#visible([root.entity_ref], audience));
    return {
      kind: 'postMortem',
      id: row.id,
      isPublic: (await postMortems.byId(row.id, VISITOR)) !== undefined,
      services: incident
        ? await this.#servicesOf(incident, audience)
        : own ?? [],
      incident,
      postMortem: row,
      page: `/operations/post-mortems/${row.key}`,
    };
  }

  async #service(
    ref: string,
    { criteria }: PostMortemAudience,
  ): Promise<UpstreamSubject> {
    const { services } = this.#options;
    const row = await services.find(ref.toLocaleLowerCase('en-US'), criteria);
    if (!row) {
      throw new NotFoundError(
        `There is no service ${ref}, or you may not see it.`,
      );
    }
    const open = await services.find(row.entity_ref, ONLY_PUBLIC);
    const [kind, rest] = row.entity_ref.split(':');
    const [namespace, name] = rest.split('/');
    return {
      kind: 'service',
      id: row.id,
      isPublic: open !== undefined,
      services: [row],
      page: `/catalog/${namespace}/${kind}/${name}/operations`,
    };
  }

  /** The root first. */
  async #servicesOf(
    { id }: IncidentRow,
    audience: PostMortemAudience,
  ): Promise<ServiceRow[]> {
    const refs: string[] = await this.#options
      .database('incident_services')
      .join('services', 'services.id', 'incident_services.service_id')
      .where('incident_services.incident_id', id)
      .orderBy('incident_services.position')
      .limit(MOST_SERVICES)
      .pluck('services.entity_ref');
    return this.#visible(refs, audience);
  }

  async #visible(
    refs: string[],
    { criteria }: PostMortemAudience,
  ): Promise<ServiceRow[]> {
    const rows = await Promise.all(
      refs.map(ref => this.#options.services.find(ref, criteria)),
    );
    return rows.filter(row => row !== undefined);
  }
}
