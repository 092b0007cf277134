import { parseEntityRef } from '@backstage/catalog-model';
import {
  FactEvent,
  FactService,
  IncidentService,
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
import { IncidentRoleRow, IncidentRow } from '../../incidents/rows';
import { MaintenanceStore } from '../../maintenance/MaintenanceStore';
import { changesBefore } from './changesBefore';

const MOST_ENTRIES = 300;

/** What a post-mortem is begun with. @internal */
export interface FactsQuery {
  incident?: IncidentRow;
  services: ServiceRow[];
  title?: string;
  criteria: ServiceCriteria;
}

/** @internal */
export interface FactGathererOptions {
  database: Knex;
  alerts: AlertReader;
  incidents: IncidentReader;
  /** Where people find the portal. */
  appUrl?: string;
  headlineEnvironments: string[];
  provisionalShare?: number;
}

const ROLES: Record<IncidentRoleRow['role'], string> = {
  commander: 'Commander',
  communications: 'Communications',
  technicalLead: 'Technical lead',
  scribe: 'Scribe',
};

/**
 * Gathers what is known of an incident, so that nobody has to copy it together. People appear as their roles.
 *
 * @internal
 */
export class FactGatherer {
  readonly #options: FactGathererOptions;
  readonly #timeline: TimelineReader;
  readonly #replays: ReplayReader;

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
    { criteria, title }: FactsQuery,
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
        this.#asked(row, criteria),
        this.#root(row),
      ]);
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
      services: incident.services.map(one => this.#concerned(one)),
      timeline: entries.flatMap(entry => eventOf(entry)),
      alerts: told.items.map(alert => ({
        title: alert.title,
        startedAt: alert.startsAt,
        endedAt: alert.endsAt,
        service: alert.service?.title,
        url: this.#url(`/operations/alerts/${alert.id}`),
      })),
      changes,
      budget: budget.items.map(cost => ({
        objective: [cost.sloTitle, cost.title].filter(Boolean).join(': '),
        service: cost.service.title,
        message: cost.message ?? 'Nobody knows what it cost.',
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
      asked,
    };
    const open = row.visibility === 'public' && root !== 'internal';
    return { facts, visibility: open ? 'public' : 'internal' };
  }

  async #root(row: IncidentRow): Promise<Visibility> {
    if (row.root_service_id === null) return 'public';
    const service = await this.#options
      .database('services')
      .where('id', row.root_service_id)
      .first('visibility');
    return service?.visibility ?? 'internal';
  }

  /** Roles that somebody had, and the teams whose services they are. */
  async #asked(row: IncidentRow, criteria: ServiceCriteria) {
    const { database, incidents } = this.#options;
    const roles: IncidentRoleRow[] = await database('incident_roles')
      .where('incident_id', row.id)
      .orderBy(['since', 'role']);
    const shown = await incidents.show(row, {
      criteria,
      showPersons: false,
      showText: true,
    });
    const team = shown.owner?.ref.startsWith('group:')
      ? [{ who: parseEntityRef(shown.owner.ref).name }]
      : [];
    return [
      ...roles.map(({ role, since }) => ({
        who: ROLES[role],
        at: isoOf(since),
      })),
      ...team,
    ];
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
