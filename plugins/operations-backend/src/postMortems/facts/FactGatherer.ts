import { parseEntityRef } from '@backstage/catalog-model';
import {
  FactEvent,
  FactService,
  IncidentService,
  NamedRef,
  PostMortemFacts,
  TimelineEntry,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ServiceCriteria } from '../../access/criteria';
import { AlertReader } from '../../alerts/AlertReader';
import { isoOf, ServiceRow } from '../../database/rows';
import { IncidentAudience } from '../../incidents/audience';
import { IncidentReader } from '../../incidents/readers/IncidentReader';
import { TimelineReader } from '../../incidents/readers/TimelineReader';
import { FactsReader } from '../../incidents/replay/FactsReader';
import { ReplayReader } from '../../incidents/replay/ReplayReader';
import { IncidentRow } from '../../incidents/rows';
import { MaintenanceStore } from '../../maintenance/MaintenanceStore';
import { PublicText } from '../../redaction/PublicText';
import { RepositorySet } from '../RepositorySet';
import { AskedReader } from './AskedReader';
import { changesBefore } from './changesBefore';
import { unmarked, withoutInternalFacts } from './keptInside';

const MOST_ENTRIES = 300;

/** What a post-mortem is begun with. @internal */
export interface FactsQuery {
  incident?: IncidentRow;
  services: ServiceRow[];
  title?: string;
  /** What the text is to be, where that is said. */
  visibility?: Visibility;
  criteria: ServiceCriteria;
  /** What of it they read in full. */
  internal: ServiceCriteria;
}

/** @internal */
export interface FactGathererOptions {
  database: Knex;
  publicText: PublicText;
  repositories: RepositorySet;
  alerts: AlertReader;
  incidents: IncidentReader;
  /** Where people find the portal. */
  appUrl?: string;
  headlineEnvironments: string[];
  provisionalShare?: number;
}

/**
 * Gathers what is known of an incident, so that nobody has to copy it together. People appear as their roles.
 *
 * @internal
 */
export class FactGatherer {
  readonly #options: FactGathererOptions;
  readonly #timeline: TimelineReader;
  readonly #replays: ReplayReader;
  readonly #asked: AskedReader;

  static create(options: FactGathererOptions): FactGatherer {
    return new FactGatherer(options);
  }

  private constructor(options: FactGathererOptions) {
    const { database } = options;
    const maintenance = MaintenanceStore.create({ database });
    const facts = FactsReader.create({ database, maintenance });
    this.#options = options;
    this.#timeline = TimelineReader.create({ database });
    this.#replays = ReplayReader.create({ ...options, facts });
    this.#asked = AskedReader.create(options);
  }

  async of(
    query: FactsQuery,
  ): Promise<{ facts: PostMortemFacts; visibility: Visibility }> {
    const { incident, services, title } = query;
    const [root] = services;
    if (incident) return this.#ofIncident(incident, query);
    return {
      visibility: root?.visibility ?? 'public',
      facts: {
        title: title ?? 'Post-mortem',
        services: services.map(row => this.#service(row)),
      },
    };
  }

  async #ofIncident(
    row: IncidentRow,
    { criteria, internal, title, visibility: wanted }: FactsQuery,
  ): Promise<{ facts: PostMortemFacts; visibility: Visibility }> {
    const { database, incidents, alerts, headlineEnvironments } = this.#options;
    const audience: IncidentAudience = {
      criteria,
      showPersons: false,
      showText: true,
    };
    const [incident, { entries }, told, changes, budget, asked, root] =
      await Promise.all([
        incidents.show(row, audience),
        this.#timeline.read(row, { limit: MOST_ENTRIES }, audience),
        alerts.ofIncident(row.id, criteria, true),
        changesBefore(database, row, {
          environments: headlineEnvironments,
          criteria,
        }),
        this.#replays.budget(row, criteria),
        this.#asked.of(row, { criteria, internal }),
        this.#root(row),
      ]);
    const hidden = await this.#hidden(
      [
        ...incident.services.map(({ service }) => service),
        ...entries.map(({ service }) => service),
        ...told.items.map(({ service }) => service),
        ...budget.items.map(({ service }) => service),
      ].flatMap(service => service?.ref ?? []),
    );
    const [keptEntries, keptAlerts] = await Promise.all([
      this.#kept('incident_entries', entries),
      this.#kept('alerts', told.items),
    ]);
    const isInternal = (service: NamedRef | undefined) =>
      service !== undefined && hidden.has(service.ref);
    const page = this.#url(`/operations/incidents/${row.key}`);
    const facts: PostMortemFacts = {
      title: title ?? incident.title,
      incident: row.key,
      incidentUrl: page,
      summary: incident.summary,
      severity: row.severity,
      cause: row.cause ?? undefined,
      started: incident.startedAt,
      detected: incident.detectedAt,
      acknowledged: isoOf(row.acknowledged_at),
      mitigated: isoOf(row.mitigated_at),
      resolved: isoOf(row.resolved_at),
      services: incident.services.map(one => ({
        ...this.#concerned(one),
        internal: isInternal(one.service),
      })),
      timeline: entries.flatMap(entry =>
        eventOf(entry).map(event => ({
          ...event,
          internal: keptEntries.has(entry.id) || isInternal(entry.service),
        })),
      ),
      alerts: told.items.map(alert => ({
        title: alert.title,
        startedAt: alert.startsAt,
        endedAt: alert.endsAt,
        service: alert.service?.title,
        url: this.#url(`/operations/alerts/${alert.id}`),
        internal: keptAlerts.has(alert.id) || isInternal(alert.service),
      })),
      changes,
      budget: budget.items.map(cost => ({
        objective: [cost.sloTitle, cost.title].filter(Boolean).join(': '),
        service: cost.service.title,
        message: cost.message ?? 'Nobody knows what it cost.',
        internal: isInternal(cost.service),
      })),
      charts: page
        ? [{ title: 'Replay', url: `${page}?tab=replay` }]
        : undefined,
      links: [
        { title: 'Fix', url: incident.fix?.url },
        { title: 'Chat', url: incident.chatUrl },
        { title: 'Tracker', url: incident.trackerUrl },
        { title: 'Ticket', url: incident.ticket?.url },
      ].flatMap(({ title: name, url }) => (url ? [{ title: name, url }] : [])),
      ...asked,
    };
    const open = row.visibility === 'public' && root !== 'internal';
    const visibility = wanted ?? (open ? 'public' : 'internal');
    if (this.#options.repositories.writing()?.visibility === 'public') {
      return { facts: withoutInternalFacts(facts), visibility };
    }
    return {
      facts: visibility === 'public' ? facts : unmarked(facts),
      visibility,
    };
  }

  async #root(row: IncidentRow): Promise<Visibility> {
    if (row.root_service_id === null) return 'public';
    const service = await this.#options
      .database('services')
      .where('id', row.root_service_id)
      .first('visibility');
    return service?.visibility ?? 'internal';
  }

  /** Refs of services that visitors may not see, whichever of them are asked for. */
  async #hidden(refs: string[]): Promise<Set<string>> {
    const rows: Array<{ entity_ref: string }> = await this.#options
      .database('services')
      .where('visibility', 'public')
      .whereIn('entity_ref', refs)
      .select('entity_ref');
    const open = new Set(rows.map(({ entity_ref }) => entity_ref));
    return new Set(refs.filter(ref => !open.has(ref)));
  }

  /** What is internal itself, whichever service it is of: an alert that nothing maps, and what tells of it. */
  async #kept(
    table: 'alerts' | 'incident_entries',
    all: Array<{ id: string }>,
  ): Promise<Set<string>> {
    const ids = all.map(({ id }) => id);
    const rows: Array<{ id: string }> = await this.#options
      .database(table)
      .whereIn('id', ids)
      .whereNot('visibility', 'public')
      .select('id');
    return new Set(rows.map(({ id }) => id));
  }

  #concerned({ service, impact, regions }: IncidentService): FactService {
    return {
      ref: service.ref,
      title: service.title ?? parseEntityRef(service.ref).name,
      url: this.#pageOf(service.ref),
      impact,
      regions: regions.map(({ region }) => region),
    };
  }

  #service({ entity_ref: ref, title }: ServiceRow): FactService {
    return {
      ref,
      title: title ?? parseEntityRef(ref).name,
      url: this.#pageOf(ref),
    };
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

/** Pictures stay with the incident; alerts and changes have lists of their own. */
function eventOf(entry: TimelineEntry): FactEvent[] {
  const { kind, at, text, url, service } = entry;
  if (kind === 'picture' || kind === 'change' || text.trim() === '') return [];
  if (kind === 'log') {
    return [{ at, text: 'A log said:', log: text, service: service?.title }];
  }
  return [{ at, text, url, service: service?.title }];
}
