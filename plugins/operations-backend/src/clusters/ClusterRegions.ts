import { Knex } from 'knex';
import { StoredSummary } from './StoredCluster';

/** Where a cluster is whose nodes do not say it: in no region that anybody can name. */
const NOWHERE = '';

/**
 * In which regions clusters are, as their nodes said last.
 *
 * @internal
 */
export class ClusterRegions {
  readonly #regions: ReadonlyMap<string, string[]>;

  static async read(database: Knex): Promise<ClusterRegions> {
    const rows: Array<{ name: string; summary: string | null }> =
      await database('clusters').select('name', 'summary');
    return new ClusterRegions(
      new Map(rows.map(({ name, summary }) => [name, regionsOf(summary)])),
    );
  }

  private constructor(regions: ReadonlyMap<string, string[]>) {
    this.#regions = regions;
  }

  /** All regions of some clusters, with an empty name where one of them does not say where it is. */
  of(clusters: string[]): string[] {
    const regions = clusters.flatMap(cluster => {
      const known = this.#regions.get(cluster) ?? [];
      return known.length > 0 ? known : [NOWHERE];
    });
    return [...new Set(regions)];
  }

  /** The names of all regions there are. */
  names(): string[] {
    return [...new Set([...this.#regions.values()].flat())].sort();
  }
}

function regionsOf(summary: string | null): string[] {
  if (summary === null) return [];
  const { regions = [] }: StoredSummary = JSON.parse(summary);
  return regions;
}
