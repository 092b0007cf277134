import { NamedRef } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import {
  applyCriteria,
  columnsBeside,
  ServiceCriteria,
} from '../../access/criteria';
import { chunksOf } from '../../database/rows';
import { AlertFact, Evidence } from './Evidence';

/** A service of an incident that the reader may see. @internal */
export interface VisibleService {
  id: string;
  role: 'root' | 'affected';
  ref: NamedRef;
}

/** The services of an incident that a reader may see, its root first. @internal */
export async function visibleServices(
  database: Knex,
  incidentId: string,
  criteria: ServiceCriteria,
): Promise<VisibleService[]> {
  const query = database('incident_services')
    .join('services', 'services.id', 'incident_services.service_id')
    .where('incident_services.incident_id', incidentId)
    .orderBy('incident_services.position')
    .select(
      'services.id',
      'services.entity_ref',
      'services.title',
      'incident_services.position',
    );
  applyCriteria(query, criteria);
  const rows: Array<{
    id: string;
    entity_ref: string;
    title: string | null;
    position: number;
  }> = await query;
  return rows.map(({ id, entity_ref, title, position }) => ({
    id,
    role: position === 0 ? 'root' : 'affected',
    ref: { ref: entity_ref, title: title ?? undefined },
  }));
}

/** What of some evidence a reader may see, who may see these services. @internal */
export async function visibleFacts(
  database: Knex,
  evidence: Evidence,
  services: VisibleService[],
  criteria: ServiceCriteria,
): Promise<Evidence> {
  const seen = new Set(services.map(({ id }) => id));
  const ofSeen = ({ serviceId }: { serviceId: string }) => seen.has(serviceId);
  const [alerts, slos] = await Promise.all([
    visibleAlerts(database, evidence.alerts, seen, criteria),
    visibleSlos(database, evidence, criteria),
  ]);
  return {
    health: evidence.health.filter(ofSeen),
    looks: evidence.looks.filter(ofSeen),
    changes: evidence.changes.filter(ofSeen),
    alerts,
    slos: evidence.slos.filter(slo => ofSeen(slo) && slos.has(slo.ref)),
    days: evidence.days,
  };
}

/** Of alerts that are no longer in their table, only what is public beyond doubt. */
async function visibleAlerts(
  database: Knex,
  alerts: AlertFact[],
  seen: ReadonlySet<string>,
  criteria: ServiceCriteria,
): Promise<AlertFact[]> {
  if (criteria === undefined) return alerts;
  const known = new Set<string>();
  const visible = new Set<string>();
  for (const chunk of chunksOf(alerts.map(({ id }) => id))) {
    const present: Array<{ id: string }> = await database('alerts')
      .whereIn('id', chunk)
      .select('id');
    for (const { id } of present) known.add(id);
    const query = database('alerts')
      .leftJoin('services', 'services.id', 'alerts.service_id')
      .whereIn('alerts.id', chunk)
      .select('alerts.id');
    applyCriteria(query, criteria, columnsBeside('alerts'));
    const shown: Array<{ id: string }> = await query;
    for (const { id } of shown) visible.add(id);
  }
  return alerts.filter(({ id, visibility, service_id }) =>
    known.has(id)
      ? visible.has(id)
      : visibility === 'public' &&
        (service_id === null || seen.has(service_id)),
  );
}

async function visibleSlos(
  database: Knex,
  { slos }: Evidence,
  criteria: ServiceCriteria,
): Promise<Set<string>> {
  const refs = slos.map(({ ref }) => ref);
  if (criteria === undefined || refs.length === 0) return new Set(refs);
  const query = database('slos')
    .leftJoin('services', 'services.entity_ref', 'slos.service_ref')
    .whereIn('slos.ref', refs)
    .select('slos.ref');
  applyCriteria(query, criteria, columnsBeside('slos'));
  const rows: Array<{ ref: string }> = await query;
  return new Set(rows.map(({ ref }) => ref));
}
