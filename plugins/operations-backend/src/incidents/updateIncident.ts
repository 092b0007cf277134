import { IncidentStatus } from '@operate-first/plugin-operations-common';
import { FieldError } from '../api/FieldError';
import { changesOf, FieldChange, isEscalation } from './fields';
import { ChangeEntry } from './HeldIncident';
import { IncidentFields } from './model';
import { changeRoles } from './roles';
import { IncidentRow } from './rows';
import { replaceServices, Writing } from './serviceChanges';
import { StaleFieldError } from './StaleFieldError';
import { statusChange } from './statusChange';
import { tellOfUpdate } from './tellOfUpdate';

/** @internal */
export interface UpdateOptions {
  /** What the writer saw: who has changed one of the same fields since is not overwritten. */
  expectedVersion?: number;
  /** When it happened, where that was not now. */
  at?: number;
}

/** What was changed, and what is still to be stored. @internal */
export interface Updated {
  changed: string[];
  /** Ids of entries. */
  written: string[];
  columns: Partial<IncidentRow>;
}

const STATUS_WORDS: Record<IncidentStatus, string> = {
  triggered: 'Triggered',
  acknowledged: 'Acknowledged',
  analysing: 'Analysing',
  fixing: 'Fixing',
  observing: 'Observing',
  resolved: 'Resolved',
  reopened: 'Reopened',
};

/** Changes fields of an incident that is held; what really changes gets entries and events. @internal */
export async function updateIncident(
  writing: Writing,
  fields: IncidentFields,
  options: UpdateOptions,
): Promise<Updated> {
  const { held, now, actor } = writing;
  const at = options.at ?? now;
  const { row } = held;
  const status =
    fields.status &&
    statusChange(row, fields.status, { at, byPeople: actor.kind !== 'policy' });
  const afterStatus = { ...row, ...status?.columns };
  const plain = changesOf(afterStatus, fields);
  const columns: Partial<IncidentRow> = { ...status?.columns };
  for (const { column, value } of plain)
    Object.assign(columns, { [column]: value });
  if (row.duplicate_of !== null && fields.duplicateOf === null) {
    columns.duplicate_of = null;
  }
  checkResolution(afterStatus, fields);
  const wanted = [
    ...(status ? ['status'] : []),
    ...plain.map(({ field }) => field),
    ...(columns.duplicate_of === null ? ['duplicateOf'] : []),
  ];
  await checkFresh(writing, [...wanted, ...partsOf(fields)], options);
  if (status && columns.resolved_at === null) {
    await leaveGroupToOthers(writing, columns);
  }
  const written = await held.appendChanges([
    ...(status?.statuses ?? []).map(
      (word): ChangeEntry => ({
        kind: 'status',
        at,
        text: STATUS_WORDS[word],
        actor,
        data: { field: 'status' },
      }),
    ),
    ...plain.flatMap(change =>
      entryOf(change, {
        at,
        actor,
        // With another root comes another title; the one before names the root before.
        serviceId:
          change.field === 'title' && fields.services
            ? row.root_service_id ?? undefined
            : undefined,
      }),
    ),
    ...(columns.duplicate_of === null
      ? [
          {
            kind: 'merge' as const,
            at,
            text: 'This is no duplicate',
            actor,
            data: {
              field: 'duplicateOf',
              incidentId: row.duplicate_of ?? undefined,
            },
          },
        ]
      : []),
  ]);
  const ofServices = fields.services
    ? await replaceServices(writing, fields.services, fields.rootless ?? false)
    : [];
  if (fields.services) {
    const rows = await held.services();
    const root = rows.find(({ position }) => position === 0);
    columns.root_service_id = root?.service_id ?? null;
    if (columns.root_service_id === row.root_service_id) {
      delete columns.root_service_id;
    }
  }
  const roles = await changeRoles(writing, fields.roles ?? [], at);
  const changed = [
    ...wanted,
    ...(ofServices.length > 0 ? ['services'] : []),
    ...roles.changed,
  ];
  if (changed.length > 0) held.touch(actor);
  await tellOfUpdate(held, {
    actor,
    changed,
    status: status && fields.status,
    reopened: status?.statuses.includes('reopened') ?? false,
    escalated: plain.filter(isEscalation).map(({ field }) => field),
    moved: typeof columns.root_service_id === 'string',
    assigned: roles.assigned,
  });
  return {
    changed,
    written: [...written, ...ofServices, ...roles.written],
    columns,
  };
}

function entryOf(
  { field, entry }: FieldChange,
  context: Pick<ChangeEntry, 'at' | 'actor' | 'serviceId'>,
): ChangeEntry[] {
  if (!entry) return [];
  return [{ ...entry, ...context, data: { field } }];
}

function partsOf({ services, roles = [] }: IncidentFields): string[] {
  return [
    ...(services ? ['services'] : []),
    ...roles.map(({ role }) => `roles.${role}`),
  ];
}

function checkResolution(row: IncidentRow, { resolvedAt }: IncidentFields) {
  if (resolvedAt === undefined || row.status === 'resolved') return;
  throw new FieldError({
    field: 'resolvedAt',
    value: String(resolvedAt),
    message: `${row.key} is not resolved, so it has no such time.`,
    remedy: 'Set its status to resolved, too.',
  });
}

/** Where another one of the same group is open by now, that one keeps the group: people may reopen what they want. */
async function leaveGroupToOthers(
  { held, transaction }: Writing,
  columns: Partial<IncidentRow>,
) {
  const { group_key, id } = held.row;
  if (group_key === null) return;
  const other = await transaction('incidents')
    .where({ group_key })
    .whereNull('resolved_at')
    .whereNot({ id })
    .first('id');
  if (other) columns.group_key = null;
}

async function checkFresh(
  { held, transaction }: Writing,
  wanted: string[],
  { expectedVersion }: UpdateOptions,
) {
  const { id, version } = held.row;
  if (expectedVersion === undefined || expectedVersion >= version) return;
  const entries: Array<{
    author: string | null;
    recorded_at: number | string;
    data: string;
  }> = await transaction('incident_entries')
    .where('incident_id', id)
    .whereIn('kind', [
      'status',
      'severity',
      'role',
      'service',
      'field',
      'chat',
      'merge',
    ])
    .orderBy('seq', 'desc')
    .select('author', 'recorded_at', 'data');
  for (const { author, recorded_at, data } of entries) {
    const { field, version: reached = 0 } = JSON.parse(data);
    if (reached > expectedVersion && wanted.includes(field)) {
      throw new StaleFieldError({
        field,
        by: author ?? undefined,
        at: Number(recorded_at),
      });
    }
  }
}
