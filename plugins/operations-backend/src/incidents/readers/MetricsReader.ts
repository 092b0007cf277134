import {
  IncidentMetrics,
  incidentMetrics,
  IncidentMetricsBy,
  IncidentMetricsQuery,
  MeasuredIncident,
  NamedRef,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { FieldError } from '../../api/FieldError';
import { timeOf } from '../../database/rows';
import { Turns } from '../../database/Turns';
import { IncidentAudience } from '../audience';
import { IncidentRow } from '../rows';
import { filteredIncidents } from './filters';

const DAY = 24 * 60 * 60 * 1000;
const DEFAULT_DAYS = 365;
/** Five years. */
const MOST_DAYS = 5 * 366;

type MeasuredRow = IncidentRow & {
  root_ref: string | null;
  root_title: string | null;
  root_owner: string | null;
};

/**
 * How long incidents took, as far as the reader may see them.
 *
 * @internal
 */
export class MetricsReader {
  readonly #database: Knex;
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    now?: () => number;
  }): MetricsReader {
    return new MetricsReader(options.database, options.now ?? Date.now);
  }

  private constructor(database: Knex, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  async read(
    query: IncidentMetricsQuery,
    audience: IncidentAudience,
  ): Promise<IncidentMetrics> {
    const { by = 'none', owner, system, service } = query;
    const to = query.to ? Date.parse(query.to) : this.#now();
    const from = query.from ? Date.parse(query.from) : to - DEFAULT_DAYS * DAY;
    checkRange(from, to);
    const filter = { owner, system, service, drill: false };
    const rows: MeasuredRow[] = await filteredIncidents(this.#database, {
      filter,
      audience,
    })
      .leftJoin({ root: 'services' }, 'root.id', 'incidents.root_service_id')
      .where('incidents.started_at', '>=', from)
      .where('incidents.started_at', '<', to)
      .whereNull('incidents.duplicate_of')
      .select(
        'incidents.started_at',
        'incidents.detected_at',
        'incidents.acknowledged_at',
        'incidents.resolved_at',
        'incidents.severity',
        'incidents.cause',
        {
          root_ref: 'root.entity_ref',
          root_title: 'root.title',
          root_owner: 'root.owner',
        },
      );
    const turns = Turns.create();
    const measured: MeasuredIncident[] = [];
    for (const row of rows) {
      await turns.take();
      measured.push(toMeasured(row, by));
    }
    return incidentMetrics(measured, { from, to }, by);
  }
}

function checkRange(from: number, to: number) {
  if (from <= to && to - from <= MOST_DAYS * DAY) return;
  throw new FieldError({
    field: 'from',
    value: new Date(from).toISOString(),
    message:
      from > to
        ? 'The time begins after its end.'
        : 'The time is longer than five years.',
    remedy: `Ask for a time from ${new Date(
      to - MOST_DAYS * DAY,
    ).toISOString()} to ${new Date(to).toISOString()} at most.`,
  });
}

function groupsOf(row: MeasuredRow, by: IncidentMetricsBy): NamedRef[] {
  switch (by) {
    case 'service':
      return row.root_ref
        ? [{ ref: row.root_ref, title: row.root_title ?? undefined }]
        : [];
    case 'owner':
      return row.root_owner ? [{ ref: row.root_owner }] : [];
    case 'cause':
      return [{ ref: row.cause ?? 'unknown' }];
    case 'severity':
      return [{ ref: String(row.severity) }];
    default:
      return [];
  }
}

function toMeasured(row: MeasuredRow, by: IncidentMetricsBy): MeasuredIncident {
  return {
    startedAt: Number(row.started_at),
    detectedAt: Number(row.detected_at),
    acknowledgedAt: timeOf(row.acknowledged_at),
    resolvedAt: timeOf(row.resolved_at),
    drill: false,
    duplicate: false,
    groups: groupsOf(row, by),
  };
}
