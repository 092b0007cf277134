import {
  HealthReason,
  RequestPlaceFacts,
} from '@operate-first/plugin-operations-common';
import { isoOf, ObservationRow, timeOf } from '../../database/rows';
import { SeenCluster } from '../../onboarding/ClusterBook';

/** Git and the cluster differ, as module-kubernetes says it. */
const NOT_DELIVERED = /^kubernetes\.gitops-(failed|out-of-sync)$/;

/** So long after it was found well, a probe or an SLO may still take to notice that there is something to measure. */
const SETTLING_MS = 2 * 60_000;

type Proof = NonNullable<RequestPlaceFacts['synced']>;

/** What is stored of the services of a request. @internal */
export interface Stored {
  ids: Map<string, string>;
  observations: ObservationRow[];
  /** How many workloads were seen, by service, cluster and namespace. */
  workloads: Map<string, number>;
  clusters: Map<string, SeenCluster>;
  samples: Array<{ serviceId: string; environment: string; at: number }>;
  /** Environments in which something of a service is measured. */
  measured: Set<string>;
}

/** @internal */
export function keyOf(...parts: string[]): string {
  return JSON.stringify(parts);
}

function latest(times: Array<number | undefined>, least: number): string {
  const known = times.flatMap(time => time ?? []);
  return new Date(Math.max(least, ...known)).toISOString();
}

function reasonsOf({ reasons }: ObservationRow): HealthReason[] {
  return JSON.parse(reasons);
}

function isFresh(row: ObservationRow, since: number): boolean {
  return (
    (timeOf(row.observed_at) ?? 0) >= since &&
    !row.expired &&
    row.stale_reason === null
  );
}

/** A namespace is there once the cluster shows its quota. @internal */
export function namespaceAt(
  place: RequestPlaceFacts,
  { clusters }: Stored,
  since: number,
): RequestPlaceFacts {
  const { cluster = '', namespace = '', synced, healthy } = place;
  const seen = clusters.get(cluster);
  const { problem: _, unseen: __, ...rest } = place;
  if (synced && healthy) return rest;
  if (!seen) return { ...rest, unseen: `Nobody watches ${cluster}` };
  const lookedAt = seen.observedAt ?? 0;
  if (lookedAt >= since && seen.namespaces.has(namespace)) {
    const proof: Proof = {
      text: `${cluster} has the namespace ${namespace}, with its quota.`,
      at: new Date(lookedAt).toISOString(),
    };
    return { ...rest, synced: synced ?? proof, healthy: healthy ?? proof };
  }
  return { ...rest, ...(seen.problem && { problem: seen.problem }) };
}

/** How far a service is there: what was proved before stays proved. @internal */
export function serviceAt(
  place: RequestPlaceFacts,
  stored: Stored,
  since: number,
  now: number,
): RequestPlaceFacts {
  const {
    service = '',
    environment = '',
    cluster = '',
    namespace = '',
  } = place;
  const { problem: _, unseen: __, ...rest } = place;
  const id = stored.ids.get(service);
  if (id === undefined) {
    return { ...rest, problem: 'The catalog does not have the service yet' };
  }
  const rows = stored.observations.filter(row => row.service_id === id);
  const there = rows.filter(
    row => row.cluster === cluster && row.namespace === namespace,
  );
  // Looked at from outside: as its users see it.
  const outside = rows.filter(
    row => row.cluster === '' && row.environment === environment,
  );
  const workloads = stored.workloads.get(keyOf(id, cluster, namespace)) ?? 0;
  const seen = stored.clusters.get(cluster);
  const synced = rest.synced ?? syncedAt(place, there, workloads, since);
  const healthy =
    rest.healthy ??
    (synced && healthyAt(there, outside, Date.parse(synced.at)));
  const observed =
    rest.observed ?? observedAt(id, environment, { outside, stored, since });
  const problem = problemOf([...there, ...outside], since) ?? seen?.problem;
  const unseen = unseenOf({
    place,
    seen,
    synced,
    healthy,
    measured: outside.length > 0 || stored.measured.has(keyOf(id, environment)),
    now,
  });
  return {
    ...rest,
    ...(synced && { synced }),
    ...(healthy && { healthy }),
    ...(observed && { observed }),
    ...(problem && !(synced && healthy && observed) && { problem }),
    ...(unseen && !observed && { unseen }),
  };
}

function syncedAt(
  { cluster = '', namespace = '' }: RequestPlaceFacts,
  there: ObservationRow[],
  workloads: number,
  since: number,
): Proof | undefined {
  const fresh = there.filter(
    row => isFresh(row, since) && row.status !== 'unknown',
  );
  const differs = fresh.some(row =>
    reasonsOf(row).some(({ code }) => NOT_DELIVERED.test(code)),
  );
  if (fresh.length === 0 || differs || workloads === 0) return undefined;
  return {
    text: `${cluster} runs ${workloads} ${
      workloads === 1 ? 'workload' : 'workloads'
    } of it in ${namespace}, and nothing says that git differs.`,
    at: latest(
      fresh.map(row => timeOf(row.observed_at)),
      since,
    ),
  };
}

/** All that looks there finds it well, and has looked since it was delivered. */
function healthyAt(
  there: ObservationRow[],
  outside: ObservationRow[],
  since: number,
): Proof | undefined {
  const all = [...there, ...outside];
  const well = all.every(
    row => isFresh(row, since) && row.status === 'healthy',
  );
  if (!well || there.length === 0) return undefined;
  const sources = [...new Set(all.map(({ source }) => source))].sort();
  return {
    text: `Healthy, as ${sources.join(' and ')} ${
      sources.length === 1 ? 'sees' : 'see'
    } it.`,
    at: latest(
      all.map(row => timeOf(row.observed_at)),
      since,
    ),
  };
}

function observedAt(
  serviceId: string,
  environment: string,
  {
    outside,
    stored,
    since,
  }: { outside: ObservationRow[]; stored: Stored; since: number },
): Proof | undefined {
  const met = outside.find(
    row => isFresh(row, since) && ['healthy', 'degraded'].includes(row.status),
  );
  if (met) {
    const at = isoOf(met.observed_at) ?? new Date(since).toISOString();
    return { text: `Looked at from outside by ${met.source}.`, at };
  }
  const sample = stored.samples.find(
    each => each.serviceId === serviceId && each.environment === environment,
  );
  return (
    sample && {
      text: 'The first sample of its SLO was measured.',
      at: new Date(sample.at).toISOString(),
    }
  );
}

function problemOf(rows: ObservationRow[], since: number): string | undefined {
  for (const row of rows.filter(each => each.status !== 'healthy')) {
    if (row.stale_reason) return row.stale_reason;
    if ((timeOf(row.observed_at) ?? 0) < since) continue;
    const reason = reasonsOf(row).find(({ status }) => status !== 'healthy');
    if (reason) return reason.message;
  }
  return undefined;
}

/** Why nobody can tell of what is missing. */
function unseenOf({
  place: { cluster = '', environment = '' },
  seen,
  synced,
  healthy,
  measured,
  now,
}: {
  place: RequestPlaceFacts;
  seen: SeenCluster | undefined;
  synced?: Proof;
  healthy?: Proof;
  measured: boolean;
  now: number;
}): string | undefined {
  if (!seen && !synced) return `Nobody watches ${cluster}`;
  const isSettled =
    healthy !== undefined && now - Date.parse(healthy.at) > SETTLING_MS;
  return synced && isSettled && !measured
    ? `Nothing measures it in ${environment}: it has no address and no SLO there`
    : undefined;
}
