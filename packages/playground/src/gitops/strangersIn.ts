import { ApiError, Client } from '../cluster/controllers/Client';
import { KubeObject } from '../cluster/model';
import { ownerOf } from './ownerOf';

/** What people would miss. Other kinds come by themselves, or with one of these. */
const COLLECTIONS = [
  ['/api/v1', 'configmaps'],
  ['/api/v1', 'secrets'],
  ['/api/v1', 'services'],
  ['/api/v1', 'pods'],
  ['/api/v1', 'persistentvolumeclaims'],
  ['/apis/apps/v1', 'deployments'],
  ['/apis/apps/v1', 'statefulsets'],
  ['/apis/apps/v1', 'daemonsets'],
  ['/apis/batch/v1', 'jobs'],
  ['/apis/batch/v1', 'cronjobs'],
];

async function listed(client: Client, path: string): Promise<KubeObject[]> {
  try {
    return (await client.list(path)).items;
  } catch (error) {
    // A cluster that does not know a kind has none of it.
    if (error instanceof ApiError && error.code === 404) return [];
    throw error;
  }
}

/** What every namespace has by itself. */
function comesByItself({ kind, metadata, type }: KubeObject): boolean {
  return (
    (kind === 'ConfigMap' && metadata.name === 'kube-root-ca.crt') ||
    (kind === 'Secret' && type === 'kubernetes.io/service-account-token')
  );
}

/**
 * What is in a namespace that did not come with it from git: it would go with the namespace, and nobody has said so.
 *
 * @internal
 */
export async function strangersIn(
  client: Client,
  namespace: KubeObject,
): Promise<KubeObject[]> {
  const own = ownerOf(namespace);
  const found: KubeObject[] = [];
  for (const [api, plural] of COLLECTIONS) {
    const path = `${api}/namespaces/${namespace.metadata.name}/${plural}`;
    const items = await listed(client, path);
    found.push(
      ...items.filter(
        object =>
          ownerOf(object) !== own &&
          (object.metadata.ownerReferences ?? []).length === 0 &&
          !object.metadata.deletionTimestamp &&
          !comesByItself(object),
      ),
    );
  }
  return found;
}
