import {
  Cluster,
  ClusterDetail,
  ClusterQuota,
  HealthCounts,
  Workload,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { applyCriteria, ServiceCriteria } from '../access/criteria';
import { ClusterRow, isoOf } from '../database/rows';
import { nowOf } from '../leases';
import { countServices, NO_SERVICES } from './countServices';
import { StoredFigures, StoredReport, StoredSummary } from './StoredCluster';

const COLUMNS = [
  'name',
  'source',
  'report',
  'observed_at',
  'summary',
  'figures_current',
];
type ListedRow = Omit<ClusterRow, 'kinds' | 'figures' | 'updated_at'>;

/** Whoever watches tells figures several times within it: older ones are told by nobody any more. */
const FRESH_MILLISECONDS = 90_000;

/** Those that need somebody come first. */
const STATE_RANK = { failing: 0, unwatchable: 1, connecting: 2, watching: 3 };

/** What was said of a watch that has ended is of the past. */
const NOBODY = {
  state: 'connecting' as const,
  message:
    'Nobody watches this cluster at this moment; a process takes over within a minute.',
  remedy: undefined,
  since: undefined,
};

/**
 * Reads clusters for people and programs: figures for everybody who may see clusters, services and quotas
 * as far as the reader may see the services.
 *
 * @internal
 */
export class ClusterReader {
  readonly #database: Knex;
  readonly #sources: () => string[];
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    /** Ids of the sources there are: the clusters of others are of the past. */
    sources: () => string[];
    now?: () => number;
  }): ClusterReader {
    return new ClusterReader(
      options.database,
      options.sources,
      options.now ?? Date.now,
    );
  }

  private constructor(
    database: Knex,
    sources: () => string[],
    now: () => number,
  ) {
    this.#database = database;
    this.#sources = sources;
    this.#now = now;
  }

  async list(criteria: ServiceCriteria): Promise<Cluster[]> {
    const rows: ListedRow[] = await this.#present().select(COLUMNS);
    const clusters = await this.#clusters(rows, criteria);
    const missing = ({ nodes, nodesReady }: Cluster) => nodes - nodesReady;
    return clusters.sort(
      (a, b) =>
        STATE_RANK[a.state] - STATE_RANK[b.state] ||
        missing(b) - missing(a) ||
        a.name.localeCompare(b.name),
    );
  }

  /** Names of the clusters there are. */
  async names(): Promise<string[]> {
    const rows: Array<{ name: string }> = await this.#present().select('name');
    return rows.map(({ name }) => name);
  }

  async detail(
    name: string,
    criteria: ServiceCriteria,
  ): Promise<ClusterDetail | undefined> {
    const row: ClusterRow | undefined = await this.#present()
      .where({ name })
      .first();
    if (!row) return undefined;
    const [cluster] = await this.#clusters([row], criteria);
    const figures: StoredFigures = row.figures
      ? JSON.parse(row.figures)
      : { nodes: [], quotas: [] };
    const namespaces = await this.#namespaces(name, criteria);
    const quotas = figures.quotas.filter(
      ({ namespace }) => namespaces?.has(namespace) ?? true,
    );
    return {
      ...cluster,
      nodeList: figures.nodes,
      quotas: quotas.sort((a, b) => fullness(b) - fullness(a)),
      quotasHidden: figures.quotas.length - quotas.length,
      kinds: JSON.parse(row.kinds),
    };
  }

  #present() {
    return this.#database('clusters').whereIn('source', this.#sources());
  }

  async #clusters(
    rows: ListedRow[],
    criteria: ServiceCriteria,
  ): Promise<Cluster[]> {
    const names = rows.map(({ name }) => name);
    const [services, entities, running] = await Promise.all([
      countServices(this.#database, {
        cluster: names.length === 1 ? names[0] : undefined,
        criteria,
        now: this.#now(),
      }),
      this.#entities(criteria),
      this.#running(),
    ]);
    return rows.map(row =>
      toCluster(row, {
        services: services.get(row.name) ?? NO_SERVICES,
        entityRef: entities.get(row.name.toLocaleLowerCase('en-US')),
        running: running.has(row.source),
        now: this.#now(),
      }),
    );
  }

  /** Resources of the catalog by the cluster that they name; the default namespace is asked first. */
  async #entities(criteria: ServiceCriteria): Promise<Map<string, string>> {
    const query = this.#database('services')
      .where('services.type', 'kubernetes-cluster')
      .where('services.entity_ref', 'like', 'resource:%')
      .whereNull('services.removed_at')
      .orderBy('services.entity_ref', 'desc')
      .select('services.entity_ref');
    applyCriteria(query, criteria);
    const rows: Array<{ entity_ref: string }> = await query;
    const refs = rows.map(row => row.entity_ref);
    const ofDefault = refs.filter(ref => ref.startsWith('resource:default/'));
    return new Map(
      [...refs, ...ofDefault].map(ref => [ref.split('/')[1], ref]),
    );
  }

  /** The sources that some process runs now. */
  async #running(): Promise<Set<string>> {
    const rows: Array<{ name: string }> = await this.#database('leases')
      .where('name', 'like', 'source:%')
      .andWhere('expires_at', '>', nowOf(this.#database))
      .select('name');
    return new Set(rows.map(({ name }) => name.slice('source:'.length)));
  }

  /** The namespaces in which the reader sees a service; undefined where the reader sees everything. */
  async #namespaces(
    cluster: string,
    criteria: ServiceCriteria,
  ): Promise<Set<string> | undefined> {
    if (criteria === undefined) return undefined;
    const visible = (table: string) => {
      const query = this.#database(table)
        .join('services', 'services.id', `${table}.service_id`)
        .whereNull('services.removed_at')
        .where(`${table}.cluster`, cluster);
      applyCriteria(query, criteria);
      return query;
    };
    const scoped: Array<{ namespace: string }> = await visible('observations')
      .distinct('observations.namespace')
      .where('observations.namespace', '<>', '');
    // A source may look at a whole cluster at once: its workloads say where they are.
    const whole: Array<{ workloads: string }> = await visible('workloads')
      .where('workloads.namespace', '')
      .select('workloads.workloads');
    const seen = whole.flatMap(row => JSON.parse(row.workloads) as Workload[]);
    return new Set([
      ...scoped.map(({ namespace }) => namespace),
      ...seen.flatMap(({ object }) => object.namespace ?? []),
    ]);
  }
}

function fullness({ uses }: ClusterQuota): number {
  return Math.max(0, ...uses.map(({ ratio = 0 }) => ratio));
}

function toCluster(
  row: ListedRow,
  known: {
    services: HealthCounts;
    entityRef?: string;
    running: boolean;
    now: number;
  },
): Cluster {
  const { services, entityRef, running, now } = known;
  const report: StoredReport = JSON.parse(row.report);
  const summary: StoredSummary = row.summary
    ? JSON.parse(row.summary)
    : { nodes: 0, nodesReady: 0, resources: {} };
  const watched = report.state === 'watching' && Boolean(row.figures_current);
  const age = now - Number(row.observed_at ?? now);
  return {
    name: row.name,
    source: row.source,
    entityRef,
    ...report,
    ...(!running && NOBODY),
    observedAt: isoOf(row.observed_at),
    stale: !running || !watched || age > FRESH_MILLISECONDS,
    ...summary,
    services,
  };
}
