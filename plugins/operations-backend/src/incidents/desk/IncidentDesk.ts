import { NotFoundError } from '@backstage/errors';
import {
  IncidentInput,
  IncidentPolicy,
  IncidentSeverity,
  IncidentUpdate,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { applyCriteria, columnsBeside } from '../../access/criteria';
import { FieldError } from '../../api/FieldError';
import { IncidentAudience } from '../audience';
import { IncidentStore } from '../IncidentStore';
import { Actor, ConcernedService, IncidentFields } from '../model';
import { IncidentReader } from '../readers/IncidentReader';
import { IncidentRow, IncidentServiceRow } from '../rows';
import { StaleFieldError } from '../StaleFieldError';
import { checkTimes, linkOf, pastTime } from './checks';
import { fieldConflict } from './fieldConflict';
import { PersonBook } from './PersonBook';
import { requestKey } from './requestKey';
import { ServiceBook } from './ServiceBook';

/** @internal */
export interface IncidentDeskOptions {
  database: Knex;
  store: IncidentStore;
  reader: IncidentReader;
  people: PersonBook;
  services: ServiceBook;
  policy: Pick<IncidentPolicy, 'severityOf'>;
  now?: () => number;
}

/** Empty takes away; missing leaves as it is. */
function textOf(value: string | undefined): string | null | undefined {
  return value === undefined ? undefined : value.trim() || null;
}

/**
 * Where people and programs declare incidents and change them.
 *
 * @internal
 */
export class IncidentDesk {
  readonly #options: IncidentDeskOptions;
  readonly #now: () => number;

  static create(options: IncidentDeskOptions): IncidentDesk {
    return new IncidentDesk(options);
  }

  private constructor(options: IncidentDeskOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** @returns the id of the incident. */
  async declare(
    input: IncidentInput,
    actor: Actor,
    audience: IncidentAudience,
  ): Promise<string> {
    const { store, services, policy } = this.#options;
    const now = this.#now();
    const { impact = 'major', idempotencyKey } = input;
    const concerned = await services.concerned(input.services, {
      impact,
      criteria: audience.criteria,
    });
    await this.#checkAlerts(input.alerts ?? [], audience);
    const startedAt = pastTime('startedAt', input.startedAt, now) ?? now;
    const { id } = await store.transaction(writer =>
      writer.open(
        {
          title: titleOf(input.title),
          summary: textOf(input.summary) ?? undefined,
          severity:
            (input.severity as IncidentSeverity | undefined) ??
            policy.severityOf[impact],
          impact,
          visibility: input.visibility ?? concerned.rows[0].visibility,
          environment: input.environment,
          drill: input.drill ?? false,
          startedAt,
          detectedAt: now,
          services: concerned.services,
          alertIds: input.alerts ?? [],
          idempotencyKey: idempotencyKey && requestKey(actor, idempotencyKey),
        },
        actor,
      ),
    );
    return id;
  }

  async update(
    row: IncidentRow,
    update: IncidentUpdate,
    actor: Actor,
    audience: IncidentAudience,
  ): Promise<void> {
    const { store, reader } = this.#options;
    const fields = await this.#fieldsOf(row, update, audience);
    // Without a version nobody knows what the writer saw; what comes from now on is not undone.
    const { version: expectedVersion = update.services && row.version } =
      update;
    try {
      await store.transaction(writer =>
        writer.update(row.id, fields, actor, { expectedVersion }),
      );
    } catch (error) {
      if (!(error instanceof StaleFieldError)) throw error;
      const present = await reader.byId(row.id, audience);
      throw present
        ? fieldConflict(error, await reader.show(present, audience), audience)
        : error;
    }
  }

  /** The id of an incident that somebody names by its key. */
  async incidentId(
    key: string,
    field: string,
    audience: IncidentAudience,
  ): Promise<string> {
    const row = await this.#options.reader.find(key, audience);
    if (row) return row.id;
    throw new FieldError({
      field,
      value: key,
      message: `There is no incident ${key}, or you may not see it.`,
      remedy: 'Give the key of another incident, such as INC-12.',
    });
  }

  async #fieldsOf(
    row: IncidentRow,
    update: IncidentUpdate,
    audience: IncidentAudience,
  ): Promise<IncidentFields> {
    const now = this.#now();
    const times = {
      startedAt: pastTime('startedAt', update.startedAt, now),
      detectedAt: pastTime('detectedAt', update.detectedAt, now),
      acknowledgedAt: pastTime('acknowledgedAt', update.acknowledgedAt, now),
      mitigatedAt: pastTime('mitigatedAt', update.mitigatedAt, now),
      resolvedAt: pastTime('resolvedAt', update.resolvedAt, now),
    };
    checkTimes(row, times);
    const fixUrl = linkOf('fixUrl', update.fixUrl);
    const { duplicateOf, services } = update;
    return {
      ...times,
      title: update.title === undefined ? undefined : titleOf(update.title),
      summary: textOf(update.summary),
      severity: update.severity as IncidentSeverity | undefined,
      status: update.status,
      impact: update.impact,
      visibility: update.visibility,
      drill: update.drill,
      cause: update.cause,
      causeText: textOf(update.causeText),
      trackerUrl: linkOf('trackerUrl', update.trackerUrl),
      chatUrl: linkOf('chatUrl', update.chatUrl),
      fix:
        typeof fixUrl === 'string' ? { url: fixUrl, state: 'unknown' } : fixUrl,
      duplicateOf: await this.#duplicateOf(duplicateOf, audience),
      services: services && (await this.#servicesOf(row, update, audience)),
      roles: await this.#rolesOf(update.roles, audience),
    };
  }

  async #duplicateOf(key: string | undefined, audience: IncidentAudience) {
    if (key === undefined) return undefined;
    return key === '' ? null : this.incidentId(key, 'duplicateOf', audience);
  }

  /** All of them, with those that the writer may not see and so cannot have named. */
  async #servicesOf(
    row: IncidentRow,
    { services: inputs = [], version }: IncidentUpdate,
    { criteria }: IncidentAudience,
  ) {
    const { services, database } = this.#options;
    const wanted = await services.concerned(inputs, {
      impact: row.impact,
      criteria,
    });
    const present: IncidentServiceRow[] = await database('incident_services')
      .where('incident_id', row.id)
      .orderBy('position');
    const ids = present.map(({ service_id }) => service_id);
    const visible = database('services')
      .whereIn('services.id', ids)
      .select('services.id');
    applyCriteria(visible, criteria);
    const rows: Array<{ id: string }> = await visible;
    const seen = new Set(rows.map(({ id }) => id));
    if (version === undefined) checkNoneLost(present, wanted, seen);
    const hidden = present.filter(({ service_id }) => !seen.has(service_id));
    return [
      ...wanted.services,
      ...hidden.map(({ service_id, impact, regions }) => ({
        serviceId: service_id,
        impact,
        regions: JSON.parse(regions),
      })),
    ];
  }

  async #rolesOf(
    roles: IncidentUpdate['roles'],
    { showPersons }: IncidentAudience,
  ) {
    const { people } = this.#options;
    return (
      roles &&
      Promise.all(
        roles.map(async ({ role, person }, at) => ({
          role,
          person: person
            ? await people.find(person, {
                field: `roles.${at}.person`,
                showPersons,
              })
            : undefined,
        })),
      )
    );
  }

  async #checkAlerts(ids: string[], { criteria }: IncidentAudience) {
    if (ids.length === 0) return;
    const query = this.#options
      .database('alerts')
      .leftJoin('services', 'services.id', 'alerts.service_id')
      .whereIn('alerts.id', ids)
      .select('alerts.id');
    applyCriteria(query, criteria, columnsBeside('alerts'));
    const rows: Array<{ id: string }> = await query;
    const known = new Set(rows.map(({ id }) => id));
    const unknown = ids.find(id => !known.has(id));
    if (unknown === undefined) return;
    throw new NotFoundError(
      `There is no alert ${unknown}, or you may not see it.`,
    );
  }
}

/** Services that the policy has added meanwhile are not taken away by who did not know of them. */
function checkNoneLost(
  present: IncidentServiceRow[],
  wanted: { services: ConcernedService[] },
  seen: ReadonlySet<string>,
) {
  const named = new Set(wanted.services.map(({ serviceId }) => serviceId));
  const lost = present.filter(
    ({ service_id }) => seen.has(service_id) && !named.has(service_id),
  );
  if (lost.length === 0) return;
  throw new FieldError({
    field: 'version',
    message: `This would take ${
      lost.length === 1 ? 'a service' : `${lost.length} services`
    } away, and does not say which version of the incident you saw.`,
    remedy: 'Send the version that you saw, or name all of its services.',
  });
}

function titleOf(title: string): string {
  const text = title.trim();
  if (text) return text;
  throw new FieldError({
    field: 'title',
    value: title,
    message: 'The title is empty.',
    remedy: 'Say in a few words what users notice.',
  });
}
