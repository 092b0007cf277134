import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { HeldIncident } from './HeldIncident';
import { addAlerts } from './incidentAlerts';
import { Actor } from './model';
import { IncidentRow } from './rows';
import { concernServices } from './serviceChanges';
import { statusChange } from './statusChange';
import { tellOfUpdate } from './tellOfUpdate';

/** Lets one incident go on in another; both are held. @internal */
export async function mergeIncident(
  { from, into }: { from: HeldIncident; into: HeldIncident },
  context: { transaction: Knex.Transaction; now: number; actor: Actor },
): Promise<{ written: string[]; columns: Partial<IncidentRow> }> {
  const { transaction, now, actor } = context;
  if (from.row.duplicate_of === into.row.id) {
    return { written: [], columns: {} };
  }
  if (into.row.duplicate_of !== null) {
    throw new ConflictError(
      `${into.row.key} is a duplicate itself. Name the incident that it belongs to.`,
    );
  }
  const alerts: Array<{ alert_id: string }> = await transaction(
    'incident_alerts',
  )
    .where('incident_id', from.row.id)
    .select('alert_id');
  await addAlerts(
    into,
    transaction,
    alerts.map(({ alert_id }) => alert_id),
    now,
  );
  const services = (await from.services()).filter(
    ({ recovered_at }) => recovered_at === null,
  );
  const ofServices = await concernServices(
    { held: into, transaction, now, actor },
    services.map(({ service_id, impact, regions }) => ({
      serviceId: service_id,
      impact,
      regions: JSON.parse(regions),
    })),
  );
  const status = statusChange(from.row, 'resolved', {
    at: now,
    byPeople: actor.kind !== 'policy',
  });
  const field = 'duplicateOf';
  const written = await from.appendChanges([
    {
      kind: 'merge',
      at: now,
      text: `Goes on in ${into.row.key}`,
      actor,
      data: { field, incidentId: into.row.id },
    },
  ]);
  const ofInto = await into.append([
    {
      kind: 'merge',
      at: now,
      text: `${from.row.key} goes on here`,
      actor,
      data: { incidentId: from.row.id },
    },
  ]);
  // What was a duplicate of this one is one of the other from now on.
  await transaction('incidents')
    .where('duplicate_of', from.row.id)
    .update({ duplicate_of: into.row.id });
  from.touch(actor);
  into.touch(actor);
  await tellOfUpdate(from, {
    actor,
    changed: status ? [field, 'status'] : [field],
    status: status && 'resolved',
    reopened: false,
    escalated: [],
    assigned: [],
  });
  await into.tell([
    { topic: 'updated', data: { actor, fields: ['duplicates'] } },
  ]);
  return {
    written: [...written, ...ofServices, ...ofInto],
    columns: { ...status?.columns, duplicate_of: into.row.id },
  };
}
