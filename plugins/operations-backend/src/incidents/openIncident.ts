import { Visibility } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { storable } from '../database/text';
import { withServices } from './concerned';
import { drawKey, holdSequence } from './keys';
import { Actor, NewIncident } from './model';
import { IncidentRow, IncidentServiceRow } from './rows';
import { searchTextOf } from './searchText';

type Opened = Pick<IncidentRow, 'id' | 'key'> & {
  created: boolean;
  services: IncidentServiceRow[];
};

function originOf(actor: Actor): IncidentRow['origin'] {
  if (actor.kind === 'person') return 'person';
  return actor.kind === 'policy' ? 'policy' : 'api';
}

function declaredBy(actor: Actor): string | null {
  if (actor.kind === 'person') return actor.ref;
  if (actor.kind === 'plugin') return actor.subject;
  return actor.kind === 'elsewhere' ? actor.name : null;
}

/** Keys tell whether an incident was internal when it was opened, and so was its root. */
async function keyVisibility(
  transaction: Knex.Transaction,
  visibility: Visibility,
  rootId: string | undefined,
): Promise<Visibility> {
  if (visibility === 'internal' || rootId === undefined) return visibility;
  const root = await transaction('services')
    .where('id', rootId)
    .first('visibility');
  return root?.visibility === 'public' ? 'public' : 'internal';
}

/** The same request again, or an open one of the same group. */
async function findKnown(
  transaction: Knex.Transaction,
  { idempotencyKey, groupKey }: NewIncident,
): Promise<Pick<IncidentRow, 'id' | 'key'> | undefined> {
  const byRequest =
    idempotencyKey &&
    (await transaction('incidents')
      .where('idempotency_key', idempotencyKey)
      .first('id', 'key'));
  if (byRequest || !groupKey) return byRequest || undefined;
  return transaction('incidents')
    .where('group_key', groupKey)
    .whereNull('resolved_at')
    .first('id', 'key');
}

/** Stores a new incident, unless it is known. What belongs to it is written by the caller. @internal */
export async function openIncident(
  transaction: Knex.Transaction,
  input: NewIncident,
  options: { actor: Actor; now: number },
): Promise<Opened> {
  const { actor, now } = options;
  const rootId = input.rootless ? undefined : input.services[0]?.serviceId;
  const sequence = await keyVisibility(transaction, input.visibility, rootId);
  await holdSequence(transaction, sequence);
  const known = await findKnown(transaction, input);
  if (known) return { ...known, created: false, services: [] };
  const id = randomUUID();
  const key = await drawKey(transaction, sequence);
  const title = storable(input.title);
  const summary = input.summary ? storable(input.summary) : null;
  const row: IncidentRow = {
    id,
    key,
    visibility: input.visibility,
    title,
    summary,
    severity: input.severity,
    status: 'triggered',
    impact: input.impact,
    root_service_id: rootId ?? null,
    group_key: input.groupKey ?? null,
    environment: input.environment ?? null,
    drill: input.drill,
    origin: originOf(actor),
    declared_by: declaredBy(actor),
    touched_at: null,
    started_at: input.startedAt,
    detected_at: input.detectedAt,
    acknowledged_at: null,
    mitigated_at: null,
    resolved_at: null,
    cause: null,
    cause_text: null,
    tracker_url: null,
    chat_url: null,
    fix: null,
    duplicate_of: null,
    suggestion: null,
    search_text: searchTextOf({ key, title, summary }),
    idempotency_key: input.idempotencyKey ?? null,
    version: 0,
    last_seq: 0,
    created_at: now,
    updated_at: now,
  };
  // Where another replica was first with the same group, this fails, and the next attempt finds what is there.
  await transaction('incidents').insert(row);
  const { rows } = withServices(id, [], input.services, {
    rootless: input.rootless ?? false,
    now,
  });
  return { id, key, created: true, services: rows };
}
