import {
  ClusterQuota,
  parseQuantity,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { byNamespace } from '../clusters/quotaUse';
import { StoredReport, StoredSummary } from '../clusters/StoredCluster';
import { ClusterRow, Milliseconds, timeOf } from '../database/rows';

/** What is stored of a cluster, as far as onboarding needs it. @internal */
export interface SeenCluster {
  name: string;
  title?: string;
  /** Why it cannot be seen now. */
  problem?: string;
  /** When its figures were taken. */
  observedAt?: number;
  /** Cores and bytes for pods; missing where nobody knows. */
  allocatable?: { cpu: number; memory: number };
  /** What quotas promise, used or not. */
  promised: { cpu: number; memory: number };
  /** Namespaces that have a quota. */
  namespaces: ReadonlySet<string>;
  /** Quotas by namespace. */
  quotas: ReadonlyMap<string, ClusterQuota[]>;
}

type Stamp = Pick<ClusterRow, 'name' | 'updated_at'>;

/** Whoever sets only limits promises as much. */
const RESOURCES = {
  cpu: ['requests.cpu', 'cpu', 'limits.cpu'],
  memory: ['requests.memory', 'memory', 'limits.memory'],
};

function promisedBy(
  { uses }: ClusterQuota,
  resource: keyof typeof RESOURCES,
): number {
  for (const name of RESOURCES[resource]) {
    const use = uses.find(each => each.resource === name);
    const amount = parseQuantity(use?.hard);
    if (amount !== undefined) return amount;
  }
  return 0;
}

/** What quotas promise, in cores or bytes: the least of several counts in a namespace. @internal */
export function promisedIn(
  quotas: ClusterQuota[],
  resource: keyof typeof RESOURCES,
): number {
  const least = new Map<string, number>();
  for (const quota of quotas) {
    const amount = promisedBy(quota, resource);
    const known = least.get(quota.namespace);
    if (amount > 0 && (known === undefined || amount < known)) {
      least.set(quota.namespace, amount);
    }
  }
  return [...least.values()].reduce((sum, amount) => sum + amount, 0);
}

function seenOf(row: ClusterRow): SeenCluster {
  const report: StoredReport = JSON.parse(row.report);
  const summary: StoredSummary | undefined =
    row.summary === null ? undefined : JSON.parse(row.summary);
  const quotas: ClusterQuota[] =
    row.figures === null ? [] : JSON.parse(row.figures).quotas ?? [];
  const { cpuCores: cpu, memoryBytes: memory } =
    summary?.resources.allocatable ?? {};
  return {
    name: row.name,
    title: report.title,
    problem: report.state === 'watching' ? undefined : report.message,
    observedAt: timeOf(row.observed_at),
    ...(cpu !== undefined &&
      memory !== undefined && { allocatable: { cpu, memory } }),
    promised: {
      cpu: promisedIn(quotas, 'cpu'),
      memory: promisedIn(quotas, 'memory'),
    },
    namespaces: new Set(quotas.map(({ namespace }) => namespace)),
    quotas: byNamespace(quotas),
  };
}

/**
 * Clusters as the core has stored them; what has not changed is not read again.
 *
 * @internal
 */
export class ClusterBook {
  readonly #database: Knex;
  readonly #known = new Map<string, { at: Milliseconds; seen: SeenCluster }>();

  static create(options: { database: Knex }): ClusterBook {
    return new ClusterBook(options.database);
  }

  private constructor(database: Knex) {
    this.#database = database;
  }

  async all(): Promise<Map<string, SeenCluster>> {
    const stamps: Stamp[] = await this.#database('clusters').select(
      'name',
      'updated_at',
    );
    const stale = stamps.filter(
      ({ name, updated_at }) => this.#known.get(name)?.at !== updated_at,
    );
    const rows: ClusterRow[] =
      stale.length === 0
        ? []
        : await this.#database('clusters').whereIn(
            'name',
            stale.map(({ name }) => name),
          );
    for (const row of rows) {
      this.#known.set(row.name, { at: row.updated_at, seen: seenOf(row) });
    }
    return new Map(
      stamps.flatMap(({ name }) => {
        const seen = this.#known.get(name)?.seen;
        return seen ? [[name, seen]] : [];
      }),
    );
  }

  /** Entity refs of the services that were seen in a namespace, on whatever cluster. */
  async servicesIn(namespace: string): Promise<string[]> {
    const rows: Array<{ ref: string }> = await this.#database('observations')
      .join('services', 'services.id', 'observations.service_id')
      .where('observations.namespace', namespace)
      .whereNull('services.removed_at')
      .distinct('services.entity_ref as ref');
    return rows.map(({ ref }) => ref);
  }

  /** Owners of the services that were seen in a namespace of a cluster. */
  async ownersIn(cluster: string, namespace: string): Promise<string[]> {
    const rows: Array<{ owner: string | null }> = await this.#database(
      'observations',
    )
      .join('services', 'services.id', 'observations.service_id')
      .where({
        'observations.cluster': cluster,
        'observations.namespace': namespace,
      })
      .whereNull('services.removed_at')
      .distinct('services.owner as owner');
    return rows.flatMap(({ owner }) => owner ?? []);
  }
}
