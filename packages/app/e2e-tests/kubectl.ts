import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ClusterName, serverOf } from './clusters';

const run = promisify(execFile);

interface KubernetesObject {
  metadata: { name: string; annotations?: Record<string, string> };
  spec?: { hard?: Record<string, string> };
  status?: {
    phase?: string;
    containerStatuses?: Array<{ ready: boolean }>;
  };
}

/** What kubectl itself says of a cluster, without any configuration of the machine. */
async function kubectl(
  cluster: ClusterName,
  ...args: string[]
): Promise<KubernetesObject[]> {
  const home = mkdtempSync(join(tmpdir(), 'kubectl-'));
  try {
    const { stdout } = await run(
      'kubectl',
      ['--server', serverOf(cluster), 'get', ...args, '--output', 'json'],
      { encoding: 'utf8', env: { PATH: process.env.PATH, HOME: home } },
    );
    const answer = stdout.trim() ? JSON.parse(stdout) : { items: [] };
    return answer.items ?? [answer];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** A namespace, or nothing where the cluster has none of that name. */
export async function namespaceIn(
  cluster: ClusterName,
  name: string,
): Promise<KubernetesObject | undefined> {
  const [found] = await kubectl(
    cluster,
    'namespace',
    name,
    '--ignore-not-found',
  );
  return found;
}

/** The limits of a namespace, those of all its quotas together. */
export async function quotaOf(
  cluster: ClusterName,
  namespace: string,
): Promise<Record<string, string>> {
  const quotas = await kubectl(
    cluster,
    'resourcequota',
    '--namespace',
    namespace,
  );
  return Object.assign({}, ...quotas.map(({ spec }) => spec?.hard ?? {}));
}

/** How many pods of a service run and are ready. */
export async function runningPods(
  cluster: ClusterName,
  namespace: string,
  service: string,
): Promise<number> {
  const pods = await kubectl(
    cluster,
    'pods',
    '--namespace',
    namespace,
    '--selector',
    `app=${service}`,
  );
  return pods.filter(
    ({ status }) =>
      status?.phase === 'Running' &&
      status.containerStatuses?.every(({ ready }) => ready),
  ).length;
}

/** Names of the nodes of a cluster. */
export async function nodesOf(cluster: ClusterName): Promise<string[]> {
  const nodes = await kubectl(cluster, 'nodes');
  return nodes.map(({ metadata }) => metadata.name);
}
