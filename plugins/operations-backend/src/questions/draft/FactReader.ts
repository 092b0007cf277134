import { parseEntityRef } from '@backstage/catalog-model';
import {
  QuestionDraftInput,
  QuestionFacts,
  Workload,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { applyCriteria, columnsBeside } from '../../access/criteria';
import { AlertRow } from '../../alerts/AlertRow';
import { isoOf, ServiceRow, WorkloadsRow } from '../../database/rows';
import { SloReader } from '../../sloReaders/SloReader';
import { QuestionAudience } from '../audience';
import { Subject } from '../desk/SubjectBook';

/** @internal */
export interface FactReaderOptions {
  database: Knex;
  slos: SloReader;
  /** Where people find the portal. */
  appUrl?: string;
}

function nameOf({ title, entity_ref }: ServiceRow): string {
  return title ?? parseEntityRef(entity_ref).name;
}

/**
 * Gathers what an author needs to know, so that nobody has to copy it together.
 *
 * @internal
 */
export class FactReader {
  readonly #options: FactReaderOptions;

  static create(options: FactReaderOptions): FactReader {
    return new FactReader(options);
  }

  private constructor(options: FactReaderOptions) {
    this.#options = options;
  }

  async of(
    input: QuestionDraftInput,
    { artefact, service, incident }: Subject,
    audience: QuestionAudience,
    title?: string,
  ): Promise<QuestionFacts> {
    const [alert, slo, running, change, log] = await Promise.all([
      this.#alert(input, audience),
      this.#slo(artefact.kind, artefact.name, service, audience),
      this.#running(service, artefact.cluster),
      this.#change(artefact.change, service),
      artefact.text ?? this.#lastLog(incident?.id),
    ]);
    return {
      kind: artefact.kind,
      title: title ?? artefact.name ?? (service && nameOf(service)),
      service: service && {
        title: nameOf(service),
        url: this.#pageOf(service.entity_ref),
      },
      cluster: artefact.cluster ?? running?.cluster,
      environment: running?.environment,
      version:
        artefact.revision !== undefined
          ? { title: artefact.revision }
          : running?.version,
      incident: incident && {
        key: incident.key,
        title: incident.title,
        url: this.#url(`/operations/incidents/${incident.key}`),
        severity: incident.severity,
        startedAt: isoOf(incident.started_at),
      },
      alert,
      objective: slo,
      change,
      place:
        artefact.path === undefined
          ? undefined
          : {
              title: `${artefact.path}${
                artefact.line ? `:${artefact.line}` : ''
              }`,
            },
      log: log || undefined,
    };
  }

  async #alert(
    { alert: id }: QuestionDraftInput,
    { criteria }: QuestionAudience,
  ): Promise<QuestionFacts['alert']> {
    if (id === undefined) return undefined;
    const query = this.#options
      .database('alerts')
      .leftJoin('services', 'services.id', 'alerts.service_id')
      .where('alerts.id', id);
    applyCriteria(query, criteria, columnsBeside('alerts'));
    const row: AlertRow | undefined = await query.first('alerts.*');
    return (
      row && {
        title: row.title,
        url: this.#url(`/operations/alerts/${row.id}`),
        since: isoOf(row.starts_at),
        summary: row.message ?? undefined,
      }
    );
  }

  /** The one that is asked about, or the worst of the service. */
  async #slo(
    kind: string,
    name: string | undefined,
    service: ServiceRow | undefined,
    { criteria }: QuestionAudience,
  ): Promise<QuestionFacts['objective']> {
    if (!service) return undefined;
    const { items } = await this.#options.slos.list(
      { service: [service.entity_ref], limit: 20 },
      criteria,
    );
    const found =
      kind === 'slo'
        ? items.find(
            slo => slo.title === name || slo.name === name || slo.ref === name,
          )
        : items.find(
            ({ state }) => state === 'exhausted' || state === 'burning',
          );
    return (
      found && {
        title: found.title,
        url: this.#url(`/operations/slos/${found.namespace}/${found.name}`),
        state: found.message,
      }
    );
  }

  /** What runs of the service, where it is asked about, else where something runs. */
  async #running(service: ServiceRow | undefined, cluster: string | undefined) {
    if (!service) return undefined;
    const query = this.#options
      .database('workloads')
      .where('service_id', service.id)
      .orderBy(['environment', 'cluster']);
    if (cluster !== undefined) query.where({ cluster });
    const rows: WorkloadsRow[] = await query;
    for (const row of rows) {
      const [workload]: Workload[] = JSON.parse(row.workloads);
      const image = workload?.images[0];
      if (!image) continue;
      return {
        cluster: row.cluster || undefined,
        environment: row.environment || undefined,
        version: {
          title: image.tag,
          since: workload.versionSince,
        },
      };
    }
    return undefined;
  }

  async #change(
    id: string | undefined,
    service: ServiceRow | undefined,
  ): Promise<QuestionFacts['change']> {
    if (id === undefined || !service) return undefined;
    const row = await this.#options
      .database('changes')
      .where({ id, service_id: service.id })
      .first('summary', 'at');
    return row && { title: row.summary, at: isoOf(row.at) };
  }

  /** What people pasted last. */
  async #lastLog(incidentId: string | undefined): Promise<string | undefined> {
    if (incidentId === undefined) return undefined;
    const row = await this.#options
      .database('incident_entries')
      .where({ incident_id: incidentId, kind: 'log', visibility: 'public' })
      .whereNull('service_id')
      .orderBy('seq', 'desc')
      .first('text');
    return row?.text;
  }

  #pageOf(ref: string): string | undefined {
    const { kind, namespace, name } = parseEntityRef(ref);
    return this.#url(`/catalog/${namespace}/${kind}/${name}/operations`);
  }

  #url(path: string): string | undefined {
    const { appUrl } = this.#options;
    return appUrl && `${appUrl}${path}`;
  }
}
