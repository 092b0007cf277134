import { Knex } from 'knex';

const GIBIBYTE = 2 ** 30;

/** A cluster as its source has stored it. */
export async function putCluster(
  database: Knex,
  options: {
    name: string;
    cpu?: number;
    state?: string;
    quotas?: Array<[namespace: string, cpu: string]>;
    at?: number;
  },
): Promise<void> {
  const { name, cpu = 8, state = 'watching', quotas = [], at } = options;
  const message = state === 'watching' ? 'Watched' : `${name} does not answer`;
  const resources = {
    allocatable: { cpuCores: cpu, memoryBytes: 64 * GIBIBYTE },
  };
  await database('clusters')
    .insert({
      name,
      source: `kubernetes-${name}`,
      report: JSON.stringify({ state, message, since: '2026-11-01T00:00:00Z' }),
      kinds: '[]',
      observed_at: at ?? Date.now(),
      summary: JSON.stringify({ nodes: 1, nodesReady: 1, resources }),
      figures: JSON.stringify({
        nodes: [],
        quotas: quotas.map(([namespace, hard]) => ({
          namespace,
          name: 'quota',
          uses: [
            { resource: 'requests.cpu', used: '0', hard },
            { resource: 'requests.memory', used: '0', hard: '1Gi' },
          ],
        })),
      }),
      figures_current: true,
      // Another each time; whole, as PostgreSQL wants it.
      updated_at: Date.now() + Math.floor(Math.random() * 1e6),
    })
    .onConflict('name')
    .merge();
}
