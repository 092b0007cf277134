import {
  Maintenance,
  MaintenanceScope,
  TimeRange,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { applyCriteria, ServiceCriteria } from '../access/criteria';
import { ClusterRegions } from '../clusters/ClusterRegions';
import { PublicText } from '../redaction/PublicText';
import { lowerRefs } from '../services/filters';
import { MaintenanceStore } from './MaintenanceStore';
import { byNearness, toMaintenance } from './maintenanceView';
import { concerns, StoredMaintenance, windowsOf } from './StoredMaintenance';

/** Who reads, and what they may see. @internal */
export interface MaintenanceAudience {
  criteria: ServiceCriteria;
  showPersons: boolean;
}

/** A service and where it runs, as far as maintenance asks. @internal */
export interface MaintainedService {
  id: string;
  entityRef: string;
  system?: string;
  environments: string[];
  clusters: string[];
  /** Where those clusters are, with an empty name where one does not say it. */
  regions: string[];
  /** Where it runs in one environment. */
  in(environment: string): Pick<MaintainedService, 'clusters' | 'regions'>;
}

/**
 * Reads maintenance, as far as the reader may see all that it names.
 *
 * @internal
 */
export class MaintenanceReader {
  readonly #database: Knex;
  readonly #store: MaintenanceStore;
  readonly #publicText?: PublicText;
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    store: MaintenanceStore;
    /** Without it, visitors read neither titles nor descriptions. */
    publicText?: PublicText;
    now?: () => number;
  }): MaintenanceReader {
    return new MaintenanceReader(options);
  }

  private constructor(options: {
    database: Knex;
    store: MaintenanceStore;
    publicText?: PublicText;
    now?: () => number;
  }) {
    this.#publicText = options.publicText;
    this.#database = options.database;
    this.#store = options.store;
    this.#now = options.now ?? Date.now;
  }

  async list(
    query: { state?: Maintenance['state']; service?: string[]; limit: number },
    audience: MaintenanceAudience,
  ): Promise<Maintenance[]> {
    const { state, service, limit } = query;
    const services =
      service && (await this.services(lowerRefs(service), audience.criteria));
    const all = await this.#visible(audience.criteria);
    return all
      .filter(
        ({ replacedBy, scope }) =>
          replacedBy === undefined &&
          (!services || services.some(one => concerns(scope, one))),
      )
      .map(stored => this.#view(stored, audience))
      .filter(shown => state === undefined || shown.state === state)
      .sort(byNearness)
      .slice(0, limit);
  }

  /** As it stands now; undefined where there is none that the reader may see. */
  async find(
    id: string,
    audience: MaintenanceAudience,
  ): Promise<Maintenance | undefined> {
    const all = await this.#visible(audience.criteria);
    const stored = all.find(one => one.id === id && !one.replacedBy);
    return stored && this.#view(stored, audience);
  }

  /** What concerns a service in a range, with the windows that it had, also before it was changed. */
  async during(
    service: MaintainedService,
    range: TimeRange,
    audience: MaintenanceAudience,
  ): Promise<Array<{ maintenance: Maintenance; windows: TimeRange[] }>> {
    const all = await this.#visible(audience.criteria);
    return all
      .filter(({ scope }) => concerns(scope, service))
      .map(stored => ({
        maintenance: this.#view(stored, audience),
        windows: windowsOf(stored, range),
      }))
      .filter(({ windows }) => windows.length > 0);
  }

  /** Names in a scope that the reader does not know, by their field. */
  async unknownNames(
    scope: MaintenanceScope,
    criteria: ServiceCriteria,
  ): Promise<Array<{ field: 'services' | 'systems'; ref: string }>> {
    const known = await this.#knownNames([scope], criteria);
    return (['services', 'systems'] as const).flatMap(field =>
      lowerRefs(scope[field] ?? [])
        .filter(ref => !known[field].has(ref))
        .map(ref => ({ field, ref })),
    );
  }

  /** The names of all regions in which clusters are. */
  async regions(): Promise<string[]> {
    return (await ClusterRegions.read(this.#database)).names();
  }

  /** Services by their refs, with the places where they are observed. */
  async services(
    entityRefs: string[],
    criteria: ServiceCriteria,
  ): Promise<MaintainedService[]> {
    const query = this.#database('services')
      .leftJoin('observations', 'observations.service_id', 'services.id')
      .whereIn('services.entity_ref', entityRefs)
      .select(
        'services.id',
        'services.entity_ref',
        'services.system',
        'observations.environment',
        'observations.cluster',
      );
    applyCriteria(query, criteria);
    const [rows, regions]: [PlaceRow[], ClusterRegions] = await Promise.all([
      query,
      ClusterRegions.read(this.#database),
    ]);
    return [...new Set(rows.map(({ id }) => id))].map(id =>
      toService(
        rows.filter(row => row.id === id),
        regions,
      ),
    );
  }

  #view(stored: StoredMaintenance, audience: MaintenanceAudience) {
    const view = toMaintenance(stored, { ...audience, now: this.#now() });
    if (audience.showPersons) return view;
    const { title, description } = view;
    return {
      ...view,
      title: this.#publicText?.of(title).text ?? 'Maintenance',
      description: description && this.#publicText?.of(description).text,
    };
  }

  async #visible(criteria: ServiceCriteria): Promise<StoredMaintenance[]> {
    const all = await this.#store.all();
    if (criteria === undefined || all.length === 0) return all;
    const scopes = all.map(({ scope }) => scope);
    const known = await this.#knownNames(scopes, criteria);
    return all.filter(({ scope }) =>
      (['services', 'systems'] as const).every(field =>
        lowerRefs(scope[field] ?? []).every(ref => known[field].has(ref)),
      ),
    );
  }

  /** Systems are known by the services in them, or as services themselves. */
  async #knownNames(scopes: MaintenanceScope[], criteria: ServiceCriteria) {
    const services = scopes.flatMap(scope => lowerRefs(scope.services ?? []));
    const systems = scopes.flatMap(scope => lowerRefs(scope.systems ?? []));
    const rows = async (column: string, refs: string[]) => {
      if (refs.length === 0) return [];
      const query = this.#database('services')
        .whereIn(column, [...new Set(refs)])
        .distinct({ ref: column });
      applyCriteria(query, criteria);
      const found: Array<{ ref: string }> = await query;
      return found.map(({ ref }) => ref);
    };
    const [named, asSystem] = await Promise.all([
      rows('services.entity_ref', [...services, ...systems]),
      rows('services.system', systems),
    ]);
    return {
      services: new Set(named),
      systems: new Set([...asSystem, ...named]),
    };
  }
}

interface PlaceRow {
  id: string;
  entity_ref: string;
  system: string | null;
  environment: string | null;
  cluster: string | null;
}

/** A service from its places, of which there is at least an empty one. */
function toService(
  rows: PlaceRow[],
  regions: ClusterRegions,
): MaintainedService {
  const [{ id, entity_ref, system }] = rows;
  const whereOf = (places: PlaceRow[]) => {
    const clusters = [
      ...new Set(places.flatMap(({ cluster }) => cluster || [])),
    ];
    return { clusters, regions: regions.of(clusters) };
  };
  return {
    id,
    entityRef: entity_ref,
    system: system ?? undefined,
    environments: [
      ...new Set(rows.flatMap(({ environment }) => environment || [])),
    ],
    ...whereOf(rows),
    in: environment =>
      whereOf(rows.filter(row => row.environment === environment)),
  };
}
