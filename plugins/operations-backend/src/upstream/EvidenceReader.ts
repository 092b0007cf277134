import { parseEntityRef } from '@backstage/catalog-model';
import {
  UpstreamEvidence,
  UpstreamGapName,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ONLY_PUBLIC } from '../access/criteria';
import { ServiceRow } from '../database/rows';
import { IncidentReader } from '../incidents/readers/IncidentReader';
import { ReplayReader } from '../incidents/replay/ReplayReader';
import { IncidentRow } from '../incidents/rows';
import { WorkloadReader } from '../services/WorkloadReader';
import { UpstreamSubject } from './Subjects';

const MOST_LOGS = 2;
const VISITOR = { criteria: ONLY_PUBLIC, showPersons: false, showText: false };

/** @internal */
export interface EvidenceReaderOptions {
  database: Knex;
  incidents: Pick<IncidentReader, 'detail'>;
  replays: Pick<ReplayReader, 'budget'>;
  workloads: Pick<WorkloadReader, 'read'>;
  appUrl?: string;
}

/**
 * Gathers what is told upstream: what visitors may read, and nothing else, whoever asks.
 *
 * @internal
 */
export class EvidenceReader {
  readonly #options: EvidenceReaderOptions;

  static create(options: EvidenceReaderOptions): EvidenceReader {
    return new EvidenceReader(options);
  }

  private constructor(options: EvidenceReaderOptions) {
    this.#options = options;
  }

  async of(
    subject: UpstreamSubject,
    gap?: UpstreamGapName,
  ): Promise<UpstreamEvidence> {
    const { postMortem, page, isPublic } = subject;
    const { appUrl } = this.#options;
    const open = subject.services.filter(
      ({ visibility }) => visibility === 'public',
    );
    const none = { services: [], versions: [], budgets: [], alerts: [] };
    // Of what is internal, nothing is told at all.
    if (!isPublic) return { ...none, logs: [], ...(gap && { gap }) };
    return {
      services: open.map(nameOf),
      versions: await this.#versions(open),
      ...(await this.#incident(subject.incident)),
      ...(postMortem?.public_title && {
        postMortem: {
          title: postMortem.public_title,
          summary: postMortem.public_summary ?? undefined,
        },
      }),
      ...(gap && { gap }),
      ...(appUrl && { page: `${appUrl}${page}` }),
    };
  }

  async #versions(services: ServiceRow[]): Promise<string[]> {
    const { workloads } = this.#options;
    const locations = await Promise.all(
      services.map(({ id }) => workloads.read(id)),
    );
    const images = locations
      .flat()
      .flatMap(location => location.workloads)
      .flatMap(workload => workload.images)
      .map(({ short }) => short);
    return [...new Set(images)].sort();
  }

  async #incident(
    row: IncidentRow | undefined,
  ): Promise<
    Pick<UpstreamEvidence, 'incident' | 'budgets' | 'alerts' | 'logs'>
  > {
    if (!row) return { budgets: [], alerts: [], logs: [] };
    const { incidents, replays } = this.#options;
    const [{ incident, alerts }, budget, logs] = await Promise.all([
      incidents.detail(row, VISITOR, false),
      replays.budget(row, ONLY_PUBLIC),
      this.#logs(row.id),
    ]);
    const { key, title, summary, severity, impact, drill } = incident;
    return {
      incident: {
        key,
        title,
        summary,
        severity,
        impact,
        drill,
        startedAt: incident.startedAt,
        resolvedAt: incident.resolvedAt,
      },
      budgets: budget.items
        .filter(({ consumed = 0 }) => consumed > 0)
        .map(
          ({ sloTitle, consumed = 0 }) =>
            `${sloTitle}: ${shareOf(consumed)} of its error budget`,
        ),
      alerts: [...new Set(alerts.map(alert => alert.title))],
      logs,
    };
  }

  /** What people pasted for everybody, the latest last. */
  async #logs(incident_id: string): Promise<string[]> {
    const rows: Array<{ text: string }> = await this.#options
      .database('incident_entries')
      .where({ incident_id, kind: 'log', visibility: 'public' })
      .whereNull('service_id')
      .orderBy('seq', 'desc')
      .limit(MOST_LOGS)
      .select('text');
    return rows.map(({ text }) => text).reverse();
  }
}

function nameOf({ title, entity_ref: ref }: ServiceRow): string {
  return title ?? parseEntityRef(ref).name;
}

function shareOf(share: number): string {
  const percent = share * 100;
  return percent < 0.1 ? 'less than 0.1 %' : `${percent.toFixed(1)} %`;
}
