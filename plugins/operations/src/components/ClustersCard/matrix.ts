import {
  LocationWorkloads,
  Workload,
} from '@operate-first/plugin-operations-common';

/** A place in which the service runs, as a column. */
export interface Column {
  key: string;
  location: LocationWorkloads;
  cluster: string;
}

/** A workload in the places it runs in, one for each column; undefined where it does not run. */
export interface Row {
  key: string;
  kind: string;
  name: string;
  cells: (Workload | undefined)[];
}

/** Which version of a workload is where, where there are several. */
export interface Versions {
  name: string;
  places: {
    tags: string;
    clusters: string[];
    /** It is being brought in, and may not run at all. */
    rolling: boolean;
  }[];
}

/** What runs of the service in one environment. */
export interface Matrix {
  environment: string;
  columns: Column[];
  rows: Row[];
  /** Of several kinds the kind is said, of several namespaces in one cluster the namespace. */
  severalKinds: boolean;
  severalNamespaces: boolean;
  versions: Versions[];
}

/** The images of a workload in a few characters. */
export function tagsOf(workload: Workload): string {
  return [...new Set(workload.images.map(({ tag }) => tag))].join(' + ');
}

function rowsOf(columns: Column[]): Row[] {
  const rows = new Map<string, Row>();
  columns.forEach(({ location }, index) => {
    for (const workload of location.workloads) {
      const { kind, name } = workload.object;
      const key = `${kind}/${name}`;
      const row = rows.get(key) ?? {
        key,
        kind,
        name,
        cells: columns.map(() => undefined),
      };
      row.cells[index] = workload;
      rows.set(key, row);
    }
  });
  const serves = (row: Row) => row.cells.some(cell => cell?.serves);
  return [...rows.values()].sort(
    (a, b) =>
      Number(serves(b)) - Number(serves(a)) ||
      a.name.localeCompare(b.name) ||
      a.kind.localeCompare(b.kind),
  );
}

function versionsOf({ name, cells }: Row, columns: Column[]): Versions[] {
  const byTags = new Map<string, Versions['places'][number]>();
  cells.forEach((cell, index) => {
    const tags = cell && tagsOf(cell);
    if (!tags) return;
    const place = byTags.get(tags) ?? { tags, clusters: [], rolling: false };
    const { cluster } = columns[index];
    if (!place.clusters.includes(cluster)) place.clusters.push(cluster);
    place.rolling ||= cell.rolling;
    byTags.set(tags, place);
  });
  if (byTags.size < 2) return [];
  return [{ name, places: [...byTags.values()] }];
}

/**
 * What runs where, one matrix for each environment, in the order the environments come in. Rows are what
 * serves, then what runs and ends, each by name: they stay where they are whatever happens to them.
 *
 * @internal
 */
export function matricesOf(locations: LocationWorkloads[]): Matrix[] {
  const environments = [
    ...new Set(locations.map(({ scope }) => scope.environment)),
  ];
  return environments.map(environment => {
    const columns = locations
      .filter(({ scope }) => scope.environment === environment)
      .map(location => ({
        key: `${location.source} ${location.scope.cluster} ${location.scope.namespace}`,
        location,
        cluster: location.scope.cluster ?? location.source,
      }));
    const rows = rowsOf(columns);
    const distinct = (values: unknown[]) => new Set(values).size;
    return {
      environment,
      columns,
      rows,
      severalKinds: distinct(rows.map(({ kind }) => kind)) > 1,
      severalNamespaces:
        distinct(columns.map(({ cluster }) => cluster)) < columns.length,
      versions: rows.flatMap(row => versionsOf(row, columns)),
    };
  });
}
