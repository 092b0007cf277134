import { parseEntityRef } from '@backstage/catalog-model';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  QuestionDraftInput,
  QuestionFacts,
  QuestionLink,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import {
  applyCriteria,
  ServiceCondition,
  ServiceCriteria,
} from '../../access/criteria';
import { isoOf, ServiceRow } from '../../database/rows';
import { ReadExcerpt } from '../../inspect/LogExcerpts';
import { PublicText } from '../../redaction/PublicText';
import { SloReader } from '../../sloReaders/SloReader';
import { QuestionAudience } from '../audience';
import { Subject } from '../desk/SubjectBook';
import { mostOpen } from '../desk/texts';
import { AlertFacts, FoundAlert } from './AlertFacts';
import { RunbookFacts } from './RunbookFacts';
import { Running, RunningFacts } from './RunningFacts';

const PUBLIC: PermissionCriteria<ServiceCondition> = {
  column: 'visibility',
  values: ['public'],
};

/** @internal */
export interface FactReaderOptions {
  database: Knex;
  slos: SloReader;
  publicText: PublicText;
  /** Those that say how a service is. */
  headlineEnvironments: string[];
  /** Where people find the portal. */
  appUrl?: string;
}

function nameOf({ title, entity_ref }: ServiceRow): string {
  return title ?? parseEntityRef(entity_ref).name;
}

/** What is filled in by itself is for everybody who will read the question, and for its asker. */
function openCriteria(
  { around }: Subject,
  { criteria }: QuestionAudience,
): ServiceCriteria {
  if (mostOpen(undefined, around) === 'internal') return criteria;
  return criteria ? { allOf: [PUBLIC, criteria] } : PUBLIC;
}

/** Where it runs, else where it is said to be. */
function whereOf(
  { artefact, incident }: Subject,
  { running, alert }: { running?: Running; alert?: FoundAlert },
): Pick<QuestionFacts, 'cluster' | 'environment'> {
  const scope = running?.location.scope;
  const { cluster, environment } = alert?.row ?? {};
  return {
    cluster: artefact.cluster ?? (scope ? scope.cluster : cluster ?? undefined),
    environment:
      scope?.environment ?? incident?.environment ?? environment ?? undefined,
  };
}

/**
 * Gathers what an author needs to know, so that nobody has to copy it together.
 *
 * @internal
 */
export class FactReader {
  readonly #options: FactReaderOptions;
  readonly #alerts: AlertFacts;
  readonly #running: RunningFacts;
  readonly #runbooks: RunbookFacts;

  static create(options: FactReaderOptions): FactReader {
    return new FactReader(options);
  }

  private constructor(options: FactReaderOptions) {
    this.#options = options;
    this.#alerts = AlertFacts.create(options);
    this.#running = RunningFacts.create(options);
    this.#runbooks = RunbookFacts.create(options);
  }

  async of(
    input: QuestionDraftInput,
    subject: Subject,
    audience: QuestionAudience,
    { title, readLog }: { title?: string; readLog?: ReadExcerpt } = {},
  ): Promise<QuestionFacts> {
    const { artefact, service, incident } = subject;
    const open = openCriteria(subject, audience);
    const options = { audience, open };
    const alert = await this.#alerts.of(input.alert, subject, options);
    const [slo, running, change, runbook, pasted] = await Promise.all([
      this.#slo(subject, alert?.row.slo, options),
      this.#running.of(service, {
        artefact,
        environments: [incident?.environment, alert?.row.environment],
        cluster: alert?.row.cluster,
      }),
      this.#change(subject, audience),
      this.#runbooks.of({ runbook: artefact.runbook, alert, service }, options),
      artefact.text ?? this.#lastLog(incident?.id),
    ]);
    const [image] = running?.workload.images ?? [];
    // What somebody has pasted says more than what was said last.
    const log =
      pasted ?? (await this.#failing(service, running, input, readLog));
    const page =
      running && service && this.#workloadPage(service.entity_ref, running);
    return {
      kind: artefact.kind,
      title: title ?? artefact.name ?? (service && nameOf(service)),
      service: service && {
        title: nameOf(service),
        url: this.#pageOf(service.entity_ref),
      },
      ...whereOf(subject, { running, alert }),
      version:
        artefact.revision === undefined
          ? image && {
              title: image.tag,
              since: running?.workload.versionSince,
            }
          : { title: artefact.revision },
      incident: incident && {
        key: incident.key,
        title: incident.title,
        url: this.#url(`/operations/incidents/${incident.key}`),
        severity: incident.severity,
        startedAt: isoOf(incident.started_at),
      },
      alert: alert && {
        title: alert.row.title,
        url: this.#url(`/operations/alerts/${alert.row.id}`),
        since: isoOf(alert.row.starts_at),
        summary: alert.summary,
      },
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
      links: [page, alert?.dashboard, runbook].filter(
        link => link !== undefined,
      ),
    };
  }

  /** The one that is asked about or that the alert is of, or one of the service that is in trouble. */
  async #slo(
    { artefact: { kind, name }, service }: Subject,
    ofAlert: string | null | undefined,
    { audience, open }: { audience: QuestionAudience; open: ServiceCriteria },
  ): Promise<QuestionFacts['objective']> {
    if (!service) return undefined;
    const { items } = await this.#options.slos.list(
      { service: [service.entity_ref], limit: 20 },
      kind === 'slo' ? audience.criteria : open,
    );
    const found =
      kind === 'slo'
        ? items.find(
            slo => slo.title === name || slo.name === name || slo.ref === name,
          )
        : items.find(({ ref }) => ref === ofAlert) ??
          items.find(
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

  /** What was seen in clusters, or what a service promises; what a commit says is found with its authors. */
  async #change(
    { artefact: { change: id }, service, around }: Subject,
    { internal }: QuestionAudience,
  ): Promise<QuestionFacts['change']> {
    if (id === undefined || !service) return undefined;
    const { database } = this.#options;
    const service_id = service.id;
    const seen = await database('changes')
      .where({ id, service_id })
      .first('summary', 'at');
    if (seen) return { title: seen.summary, at: isoOf(seen.at) };
    const written = await database('code_changes')
      .where({ id, service_id, kind: 'slo' })
      .first('message', 'at', 'visibility');
    if (!written) return undefined;
    if (written.visibility !== 'public') {
      if (mostOpen(undefined, around) === 'public') return undefined;
      const services = database('services').where('services.id', service_id);
      applyCriteria(services, internal);
      if (!(await services.first('services.id'))) return undefined;
    }
    return { title: written.message, at: isoOf(written.at) };
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

  /** The last words of what fails, once: not with every word that somebody writes into the question. */
  async #failing(
    service: ServiceRow | undefined,
    running: Running | undefined,
    { text }: QuestionDraftInput,
    readLog: ReadExcerpt | undefined,
  ): Promise<string | undefined> {
    const cluster = running?.location.scope.cluster;
    if (!readLog || text !== undefined || !service || !cluster)
      return undefined;
    const { status, object } = running.workload;
    return status === 'healthy' ? undefined : readLog(service, cluster, object);
  }

  /** Where its pods, events and logs are. */
  #workloadPage(
    ref: string,
    { location, workload }: Running,
  ): QuestionLink | undefined {
    const { kind, namespace, name } = workload.object;
    const { cluster } = location.scope;
    const page = this.#pageOf(ref);
    if (!page || !cluster || !namespace) return undefined;
    const view = new URLSearchParams({
      workload: [cluster, namespace, kind, name].join('/'),
      tab: 'pods',
    });
    return { title: `${kind} ${name}`, url: `${page}?${view}` };
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
