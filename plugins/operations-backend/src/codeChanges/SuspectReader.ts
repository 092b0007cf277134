import {
  IncidentSuspects,
  NamedRef,
  rankSuspects,
} from '@operate-first/plugin-operations-common';
import { ObservedService } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import {
  applyCriteria,
  columnsBeside,
  ServiceCriteria,
} from '../access/criteria';
import { AuthorSourceSet } from '../authors/AuthorSourceSet';
import { ServicePlaces } from '../authors/ServicePlaces';
import { chunksOf } from '../database/rows';
import { dependenciesOf } from '../incidents/policy/dependencies';
import { IncidentRow } from '../incidents/rows';
import { ChangeGatherer, GatheredChange } from './ChangeGatherer';
import { ChangeViews } from './ChangeViews';
import { RolloutCommits } from './RolloutCommits';
import { troubleOf } from './troubleOf';

const MINUTE = 60_000;
const BEFORE = 24 * 60 * MINUTE;
/** What is heard of late. @internal */
export const SLACK = 2 * MINUTE;
const MOST_STEPS = 3;
const MOST_SERVICES = 200;
const MOST_CHANGES = 1_000;
const MOST_SUSPECTS = 10;
const MOST_PROBLEMS = 5;

/** Who reads suspects. @internal */
export interface SuspectAudience {
  criteria: ServiceCriteria;
  /** Of which services they may read what nobody has redacted. */
  internal: ServiceCriteria;
  showPersons: boolean;
}

/** @internal */
export interface SuspectReaderOptions {
  database: Knex;
  registry: { list(): ObservedService[]; readonly revision: number };
  gatherer: ChangeGatherer;
  rollouts: RolloutCommits;
  places: ServicePlaces;
  sources: AuthorSourceSet;
  views: ChangeViews;
  headlineEnvironments: string[];
  now?: () => number;
}

interface Seen {
  id: string;
  entity_ref: string;
  title: string | null;
}

/**
 * Which changes may have to do with an incident: those of its services and of what they need.
 *
 * @internal
 */
export class SuspectReader {
  readonly #options: SuspectReaderOptions;
  readonly #now: () => number;
  #needs?: { revision: number; byId: Map<string, string[]> };

  static create(options: SuspectReaderOptions): SuspectReader {
    return new SuspectReader(options);
  }

  private constructor(options: SuspectReaderOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  async read(
    incident: IncidentRow,
    audience: SuspectAudience,
  ): Promise<IncidentSuspects> {
    const { database, gatherer, rollouts, headlineEnvironments } =
      this.#options;
    const { onset, detected } = await troubleOf(database, incident);
    const range = {
      from: onset - BEFORE,
      to: Math.min(detected + SLACK, this.#now() + 1),
    };
    const own = await this.#services(incident, audience.criteria);
    const needed = this.#closure(own.map(({ id }) => id));
    const visible = await this.#visible(needed, audience.criteria);
    const plainText = new Set(
      (await this.#visible([...visible.keys()], audience.internal)).keys(),
    );
    const changes = await gatherer.of([...visible.keys()], {
      ...range,
      environments: incident.environment
        ? [incident.environment]
        : headlineEnvironments,
      limit: MOST_CHANGES,
      internal: id => plainText.has(id),
    });
    const services = new Map(
      this.#options.registry.list().map(one => [one.id, one]),
    );
    await rollouts.addTo(changes, async id => {
      const service = services.get(id);
      return service ? this.#options.places.of(service) : [];
    });
    const suspects = this.#rank(changes, {
      own,
      visible,
      plainText,
      showPersons: audience.showPersons,
      onset,
      detected,
      alerts: await this.#alerts(incident, audience.criteria),
    });
    return {
      from: new Date(range.from).toISOString(),
      to: new Date(range.to).toISOString(),
      suspects: suspects.slice(0, MOST_SUSPECTS),
      considered: changes.length,
      problems: await this.#problems([...visible.keys()], audience),
    };
  }

  #rank(
    changes: GatheredChange[],
    context: {
      own: Seen[];
      visible: Map<string, Seen>;
      plainText: Set<string>;
      showPersons: boolean;
      onset: number;
      detected: number;
      alerts: string[];
    },
  ) {
    const { own, visible, plainText, showPersons } = context;
    const refOf = (id: string) => visible.get(id)?.entity_ref ?? id;
    const joined = this.#options.views.joined(changes, refOf, id => ({
      showPersons,
      showText: plainText.has(id),
    }));
    const named = new Map(
      [...visible.values()].map(({ entity_ref, title }): [string, NamedRef] => [
        entity_ref,
        { ref: entity_ref, ...(title && { title }) },
      ]),
    );
    const dependencies = new Map(
      [...visible].map(([id, { entity_ref }]) => [
        entity_ref,
        this.#needsOf(id).flatMap(
          other => visible.get(other)?.entity_ref ?? [],
        ),
      ]),
    );
    return rankSuspects(joined, {
      onset: new Date(context.onset),
      detected: new Date(context.detected),
      services: own.map(({ entity_ref }) => entity_ref),
      dependencies,
      alerts: context.alerts,
    }).map(({ change, service, score, why }) => ({
      change,
      service: named.get(service) ?? { ref: service },
      score,
      why,
    }));
  }

  async #services(
    incident: IncidentRow,
    criteria: ServiceCriteria,
  ): Promise<Seen[]> {
    const query = this.#options
      .database('incident_services')
      .join('services', 'services.id', 'incident_services.service_id')
      .where('incident_services.incident_id', incident.id)
      .orderBy('incident_services.position')
      .select('services.id', 'services.entity_ref', 'services.title');
    applyCriteria(query, criteria);
    return query;
  }

  async #visible(
    ids: string[],
    criteria: ServiceCriteria,
  ): Promise<Map<string, Seen>> {
    const found = new Map<string, Seen>();
    for (const chunk of chunksOf(ids)) {
      const query = this.#options
        .database('services')
        .whereIn('services.id', chunk)
        .select('services.id', 'services.entity_ref', 'services.title');
      applyCriteria(query, criteria);
      const rows: Seen[] = await query;
      for (const row of rows) found.set(row.id, row);
    }
    return found;
  }

  async #alerts(
    incident: IncidentRow,
    criteria: ServiceCriteria,
  ): Promise<string[]> {
    const query = this.#options
      .database('incident_alerts')
      .join('alerts', 'alerts.id', 'incident_alerts.alert_id')
      .leftJoin('services', 'services.id', 'alerts.service_id')
      .where('incident_alerts.incident_id', incident.id)
      .select('alerts.title', 'alerts.message')
      .limit(MOST_SERVICES);
    applyCriteria(query, criteria, columnsBeside('alerts'));
    const rows: Array<{ title: string; message: string | null }> = await query;
    return rows.flatMap(({ title, message }) => [title, message ?? '']);
  }

  /** Services, and what they need, not too far away. */
  #closure(ids: string[]): string[] {
    const found = new Set(ids);
    let edge = ids;
    for (let step = 0; step < MOST_STEPS; step += 1) {
      edge = edge.flatMap(id => this.#needsOf(id)).filter(id => !found.has(id));
      for (const id of edge) {
        if (found.size < MOST_SERVICES) found.add(id);
      }
    }
    return [...found];
  }

  #needsOf(id: string): string[] {
    const { registry } = this.#options;
    if (this.#needs?.revision !== registry.revision) {
      const related = registry.list().map(({ id: one, entityRef, entity }) => ({
        id: one,
        entityRef,
        relations: entity.relations,
      }));
      this.#needs = {
        revision: registry.revision,
        byId: dependenciesOf(related),
      };
    }
    return this.#needs.byId.get(id) ?? [];
  }

  /** Repositories that cannot be read: their changes are not among those looked at. */
  async #problems(
    ids: string[],
    { showPersons }: SuspectAudience,
  ): Promise<string[]> {
    const { registry, places, sources } = this.#options;
    const wanted = new Set(ids);
    const own = registry.list().filter(({ id }) => wanted.has(id));
    const all = await Promise.all(own.map(service => places.of(service)));
    const repositories = [
      ...new Set(all.flat().map(({ repository }) => repository)),
    ];
    const now = new Date(this.#now());
    const unread: string[] = [];
    for (const repository of repositories) {
      const options = { from: now, to: now, limit: 1 };
      const answer = await sources
        .commits({ repository }, options)
        .catch(() => undefined);
      if (!answer) unread.push(repository);
      if (unread.length >= MOST_PROBLEMS) break;
    }
    if (unread.length === 0) return [];
    return showPersons
      ? unread.map(
          repository =>
            `${repository} is not read, so its commits are missing here. Admit it in operations.git.authors.allow, or look at /operations/sources.`,
        )
      : ['Not every repository can be read, so commits may be missing here.'];
  }
}
