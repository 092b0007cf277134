import {
  Incident,
  IncidentRole,
  IncidentService,
  IncidentTicket,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { applyCriteria } from '../../access/criteria';
import { isoOf, ServiceRow } from '../../database/rows';
import { PublicText } from '../../redaction/PublicText';
import { IncidentAudience } from '../audience';
import { IncidentRoleRow, IncidentRow, IncidentServiceRow } from '../rows';
import { firingOf } from './firingOf';
import { IncidentWords, incidentWords } from './incidentWords';
import { visibleKeys } from './visibleIncidents';

/** Tickets of incidents, by the ids of the incidents. @internal */
export type TicketsOf = (
  incidentIds: string[],
) => Promise<Map<string, IncidentTicket>>;

type ConcernedRow = IncidentServiceRow &
  Pick<
    ServiceRow,
    | 'entity_ref'
    | 'title'
    | 'owner'
    | 'health_status'
    | 'health_reasons'
    | 'health_since'
  >;

interface Parts {
  services: Map<string, ConcernedRow[]>;
  roles: Map<string, IncidentRoleRow[]>;
  firing: Map<string, number>;
  duplicateOf: Map<string, string>;
  tickets: Map<string, IncidentTicket>;
}

/**
 * Shows incidents as the API has them, with what belongs to them, as far as the reader may see it. What belongs to many
 * is read at once.
 *
 * @internal
 */
export class IncidentViews {
  readonly #database: Knex;
  readonly #ticketsOf?: TicketsOf;
  readonly #publicText?: PublicText;

  static create(options: {
    database: Knex;
    ticketsOf?: TicketsOf;
    /** Without it, visitors read titles and summaries as they are. */
    publicText?: PublicText;
  }): IncidentViews {
    return new IncidentViews(options);
  }

  private constructor(options: {
    database: Knex;
    ticketsOf?: TicketsOf;
    publicText?: PublicText;
  }) {
    this.#database = options.database;
    this.#ticketsOf = options.ticketsOf;
    this.#publicText = options.publicText;
  }

  async of(
    rows: IncidentRow[],
    audience: IncidentAudience,
  ): Promise<Incident[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const others = rows.flatMap(({ duplicate_of }) => duplicate_of ?? []);
    const [services, roles, firing, duplicateOf, tickets] = await Promise.all([
      this.#services(ids, audience),
      audience.showPersons ? this.#roles(ids) : [],
      firingOf(this.#database, ids, audience.criteria),
      visibleKeys(this.#database, others, audience.criteria),
      this.#ticketsOf?.(ids) ?? new Map<string, IncidentTicket>(),
    ]);
    const parts: Parts = {
      services: byIncident(services),
      roles: byIncident(roles),
      firing,
      duplicateOf,
      tickets,
    };
    return rows.map(row =>
      toIncident(
        row,
        parts,
        audience,
        incidentWords(row, audience, this.#publicText),
      ),
    );
  }

  async #services(
    ids: string[],
    { criteria }: IncidentAudience,
  ): Promise<ConcernedRow[]> {
    const query = this.#database('incident_services')
      .join('services', 'services.id', 'incident_services.service_id')
      .whereIn('incident_services.incident_id', ids)
      .orderBy('incident_services.position')
      .select(
        'incident_services.*',
        'services.entity_ref',
        'services.title',
        'services.owner',
        'services.health_status',
        'services.health_reasons',
        'services.health_since',
      );
    applyCriteria(query, criteria);
    return query;
  }

  async #roles(ids: string[]): Promise<IncidentRoleRow[]> {
    return this.#database('incident_roles')
      .whereIn('incident_id', ids)
      .orderBy(['incident_id', 'since']);
  }
}

function byIncident<Row extends { incident_id: string }>(
  rows: Row[],
): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.incident_id);
    if (group) group.push(row);
    else groups.set(row.incident_id, [row]);
  }
  return groups;
}

function toService(row: ConcernedRow): IncidentService {
  return {
    service: { ref: row.entity_ref, title: row.title ?? undefined },
    role: row.position === 0 ? 'root' : 'affected',
    impact: row.impact,
    regions: JSON.parse(row.regions),
    since: isoOf(row.since),
    recoveredAt: isoOf(row.recovered_at),
    health: {
      status: row.health_status,
      reasons: JSON.parse(row.health_reasons),
      since: isoOf(row.health_since),
    },
  };
}

function toRole({ role, person, since }: IncidentRoleRow): IncidentRole {
  return { role, person: { ref: person }, since: isoOf(since) };
}

function required(time: number | string): string {
  return new Date(Number(time)).toISOString();
}

function toIncident(
  row: IncidentRow,
  parts: Parts,
  { showPersons }: IncidentAudience,
  words: IncidentWords,
): Incident {
  const services = parts.services.get(row.id) ?? [];
  const owner = services.find(({ position }) => position === 0)?.owner;
  return {
    id: row.id,
    key: row.key,
    ...words,
    severity: row.severity,
    status: row.status,
    impact: row.impact,
    visibility: row.visibility,
    environment: row.environment ?? undefined,
    drill: Boolean(row.drill),
    origin: row.origin,
    declaredBy:
      showPersons && row.origin === 'person' && row.declared_by
        ? { ref: row.declared_by }
        : undefined,
    startedAt: required(row.started_at),
    detectedAt: required(row.detected_at),
    acknowledgedAt: isoOf(row.acknowledged_at),
    mitigatedAt: isoOf(row.mitigated_at),
    resolvedAt: isoOf(row.resolved_at),
    updatedAt: required(row.updated_at),
    services: services.map(toService),
    roles: (parts.roles.get(row.id) ?? []).map(toRole),
    firing: parts.firing.get(row.id) ?? 0,
    cause: row.cause ?? undefined,
    trackerUrl: row.tracker_url ?? undefined,
    chatUrl: row.chat_url ?? undefined,
    ticket: parts.tickets.get(row.id),
    fix: row.fix ? JSON.parse(row.fix) : undefined,
    duplicateOf: row.duplicate_of
      ? parts.duplicateOf.get(row.duplicate_of)
      : undefined,
    suggestion: row.suggestion ?? undefined,
    owner: owner ? { ref: owner } : undefined,
    version: row.version,
  };
}
