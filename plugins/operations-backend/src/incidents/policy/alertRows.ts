import {
  IncidentImpact,
  IncidentPolicy,
  PolicyAlert,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { AlertRow } from '../../alerts/AlertStore';
import { chunksOf, timeOf } from '../../database/rows';
import { Turns } from '../../database/Turns';
import { HEALTH_SOURCE } from '../../healthAlerts/HealthAlerts';

const DAY = 24 * 60 * 60 * 1000;
/** What has ended is looked at for so long at least. */
const LEAST_PAST_SECONDS = 900;
const COLUMNS = [
  'id',
  'source',
  'fingerprint',
  'starts_at',
  'ends_at',
  'severity',
  'title',
  'labels',
  'annotations',
  'service_id',
  'visibility',
  'environment',
  'cluster',
  'suppressed',
  'missing_since',
];

/** An alert as it is judged, and whether everybody may see it. @internal */
export interface JudgedAlert extends PolicyAlert {
  visibility: AlertRow['visibility'];
  /** Since when nobody has heard of it, where that is why it counts as ended. */
  unheardSince?: number;
}

type Row = Pick<
  AlertRow,
  | 'id'
  | 'source'
  | 'fingerprint'
  | 'starts_at'
  | 'ends_at'
  | 'severity'
  | 'title'
  | 'labels'
  | 'annotations'
  | 'service_id'
  | 'visibility'
  | 'environment'
  | 'cluster'
  | 'suppressed'
  | 'missing_since'
>;

const texts = z.record(z.string(), z.string());
const impacts = z.enum(['minor', 'major', 'outage']);

/** What users notice, where a rule says it in a label or an annotation called `impact`. */
function impactOf(
  labels: Record<string, string>,
  annotations: Record<string, string>,
): IncidentImpact | undefined {
  return impacts.safeParse(labels.impact ?? annotations.impact).data;
}

/** Which maintenance it is that excuses health is said by the policy, which knows it by its title. */
function suppressedBy({ source, suppressed }: Row): PolicyAlert['suppressed'] {
  const isOurs = source === HEALTH_SOURCE && suppressed === 'maintenance';
  return isOurs ? undefined : suppressed ?? undefined;
}

/** What is missing where one has asked ended then; what nobody has told again ends later than it was last heard of. */
function unheardSince({ missing_since, ends_at }: Row): number | undefined {
  const since = timeOf(missing_since);
  return since !== undefined && Number(ends_at ?? 0) > since
    ? since
    : undefined;
}

function alertOf(row: Row): JudgedAlert {
  const labels = texts.parse(JSON.parse(row.labels));
  const annotations = texts.parse(JSON.parse(row.annotations));
  return {
    id: row.id,
    fingerprint: row.fingerprint,
    source: row.source,
    severity: row.severity,
    title: row.title,
    labels,
    serviceId: row.service_id ?? undefined,
    environment: row.environment ?? undefined,
    cluster: row.cluster ?? undefined,
    startsAt: Number(row.starts_at),
    endsAt: timeOf(row.ends_at),
    suppressed: suppressedBy(row),
    impact: impactOf(labels, annotations),
    visibility: row.visibility,
    unheardSince: unheardSince(row),
  };
}

/** How far back ended alerts are looked at, in milliseconds. */
function pastOf(policy: IncidentPolicy): number {
  const { flapping, dependencySeconds, calmSeconds } = policy;
  return (
    1000 *
    Math.max(
      LEAST_PAST_SECONDS,
      flapping.withinSeconds + flapping.calmSeconds,
      dependencySeconds,
      calmSeconds,
      ...Object.values(policy.waitSeconds),
    )
  );
}

/**
 * Reads what is judged: alerts that fire or ended a short while ago, and those of the last day of incidents that are
 * looked at. One that cannot be read is named and left out; it keeps no other back.
 *
 * @internal
 */
export async function readAlerts(
  database: Knex,
  options: {
    policy: IncidentPolicy;
    now: number;
    incidentIds: string[];
    onUnreadable: (id: string, error: unknown) => void;
  },
): Promise<JudgedAlert[]> {
  const { policy, now, incidentIds, onUnreadable } = options;
  const rows = new Map<string, Row>();
  const add = (found: Row[]) => {
    for (const row of found) rows.set(row.id, row);
  };
  add(
    await database('alerts')
      .select(COLUMNS)
      .whereNull('ends_at')
      .orWhere('ends_at', '>=', now - pastOf(policy)),
  );
  for (const chunk of chunksOf(incidentIds)) {
    add(
      await database('alerts')
        .join('incident_alerts', 'incident_alerts.alert_id', 'alerts.id')
        .select(COLUMNS.map(column => `alerts.${column}`))
        .whereIn('incident_alerts.incident_id', chunk)
        .andWhere('alerts.ends_at', '>=', now - DAY),
    );
  }
  const alerts: JudgedAlert[] = [];
  const turns = Turns.create();
  for (const row of rows.values()) {
    await turns.take();
    try {
      alerts.push(alertOf(row));
    } catch (error) {
      onUnreadable(row.id, error);
    }
  }
  return alerts;
}
