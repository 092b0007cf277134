import { ConflictError } from '@backstage/errors';
import { ClusterReport } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { ClusterRow } from '../database/rows';
import { checkLease, Lease, nowOf } from '../leases';
import { recordQuotaUse } from './quotaUse';
import {
  StoredFigures,
  StoredReport,
  storedReport,
  StoredSummary,
} from './StoredCluster';

/** @internal */
export interface ClusterStoreOptions {
  database: Knex;
  /**
   * Told the version that clusters have reached, after each change, and whether it is more than figures and
   * times, which move with every look.
   */
  onChange: (version: number, isNews: boolean) => void;
  now?: () => number;
}

/** What people wait for, or only what moves with every look. */
type Difference = 'none' | 'figures' | 'news';

/**
 * Writes how clusters are. A report without figures keeps those before, with the time of their taking.
 *
 * @internal
 */
export class ClusterStore {
  readonly #database: Knex;
  readonly #onChange: (version: number, isNews: boolean) => void;
  readonly #now: () => number;

  static create(options: ClusterStoreOptions): ClusterStore {
    return new ClusterStore(options);
  }

  private constructor(options: ClusterStoreOptions) {
    this.#database = options.database;
    this.#onChange = options.onChange;
    this.#now = options.now ?? Date.now;
  }

  /** Records reports of a source in their order. */
  async record(
    lease: Lease,
    source: string,
    reports: ClusterReport[],
  ): Promise<void> {
    const told = await this.#database.transaction(async transaction => {
      await checkLease(transaction, lease);
      const differences = new Set<Difference>();
      for (const report of reports) {
        differences.add(await this.#put(transaction, source, report));
      }
      const isNews = differences.has('news');
      if (!isNews && !differences.has('figures')) return undefined;
      return { version: await nextVersion(transaction), isNews };
    });
    if (told) this.#onChange(told.version, told.isNews);
  }

  async #put(
    transaction: Knex.Transaction,
    source: string,
    report: ClusterReport,
  ): Promise<Difference> {
    const before: ClusterRow | undefined = await transaction('clusters')
      .where('name', report.name)
      .forUpdate()
      .first();
    if (before && before.source !== source) {
      await checkOwner(transaction, before);
    }
    const said = {
      source,
      report: JSON.stringify(storedReport(report)),
      kinds: JSON.stringify(report.kinds),
      figures_current: report.figures !== undefined,
    };
    const row = { ...said, ...figureColumns(report) };
    await transaction('clusters')
      .insert({ name: report.name, ...row, updated_at: this.#now() })
      .onConflict('name')
      .merge();
    await recordUse(transaction, report, before);
    if (!before || newsOf(before) !== newsOf({ ...before, ...row })) {
      return 'news';
    }
    return equals(before, row) ? 'none' : 'figures';
  }
}

function figureColumns({ figures }: ClusterReport): Partial<ClusterRow> {
  if (!figures) return {};
  const { observedAt, nodes, resources, quotas } = figures;
  const summary: StoredSummary = {
    nodes: nodes.length,
    nodesReady: nodes.filter(({ ready }) => ready).length,
    resources,
    regions: [...new Set(nodes.flatMap(({ region }) => region ?? []))].sort(),
  };
  const rest: StoredFigures = { nodes, quotas };
  return {
    observed_at: observedAt.getTime(),
    summary: JSON.stringify(summary),
    figures: JSON.stringify(rest),
  };
}

/** The use of quotas by day, which outlives the figures. */
async function recordUse(
  transaction: Knex.Transaction,
  { name, figures }: ClusterReport,
  before: ClusterRow | undefined,
): Promise<void> {
  if (!figures) return;
  const known: StoredFigures | undefined = before?.figures
    ? JSON.parse(before.figures)
    : undefined;
  await recordQuotaUse(
    transaction,
    name,
    { at: figures.observedAt.getTime(), quotas: figures.quotas },
    known && { at: Number(before?.observed_at), quotas: known.quotas ?? [] },
  );
}

/** What is said of a cluster, and how many of its nodes are there. */
function newsOf(row: ClusterRow): string {
  const report: StoredReport = JSON.parse(row.report);
  const summary: StoredSummary | undefined =
    row.summary === null ? undefined : JSON.parse(row.summary);
  return JSON.stringify([
    { ...report, lastAnswerAt: undefined },
    Boolean(row.figures_current),
    summary?.nodes,
    summary?.nodesReady,
    summary?.regions,
  ]);
}

/** PostgreSQL writes numbers as strings, SQLite booleans as numbers. */
function equals(before: ClusterRow, row: Partial<ClusterRow>): boolean {
  const known = {
    ...before,
    figures_current: Boolean(before.figures_current),
    observed_at:
      before.observed_at === null ? null : Number(before.observed_at),
  };
  return (Object.keys(row) as Array<keyof ClusterRow>).every(
    column => known[column] === row[column],
  );
}

/** A source that is gone leaves its clusters to others; one that runs keeps them. */
async function checkOwner(transaction: Knex.Transaction, cluster: ClusterRow) {
  const owner = await transaction('leases')
    .where('name', `source:${cluster.source}`)
    .andWhere('expires_at', '>', nowOf(transaction))
    .first('name');
  if (owner) {
    throw new ConflictError(
      `The cluster ${cluster.name} belongs to the source ${cluster.source}, which runs`,
    );
  }
}

async function nextVersion(transaction: Knex.Transaction): Promise<number> {
  const [row] = await transaction('clusters_version')
    .where('id', 1)
    .increment('version', 1)
    .returning('version');
  return Number(row.version);
}
