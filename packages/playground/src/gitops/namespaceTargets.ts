import { posix } from 'node:path';
import { buildKustomization, resourcesIn } from './kustomize';
import { Snapshot } from './Snapshot';
import { Target } from './Target';

const OVERLAY =
  /^(cluster-scope\/overlays\/prod\/([^/]+)\/([^/]+))\/kustomization\.yaml$/;
const NAMESPACES = 'cluster-scope/base/core/namespaces';

/** Where an Application brings in what is of a cluster, namespaces among it. @internal */
export const CLUSTER_SCOPE = 'cluster-scope/';

type About = Pick<Target, 'app' | 'cluster' | 'namespace'> & { path: string };

function targetOf(
  { path, ...about }: About,
  snapshot: Snapshot,
  repoURL: string,
): Target {
  return {
    ...about,
    project: 'default',
    source: { repoURL, path, targetRevision: 'main' },
    sourceType: 'Kustomize',
    destination: {
      server: 'https://kubernetes.default.svc',
      namespace: about.namespace,
    },
    syncPolicy: { automated: { prune: true, selfHeal: true } },
    deliveries: snapshot.deliveriesOf(each => each.startsWith(`${path}/`)),
    manifests: [],
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function built(target: Target, path: string, snapshot: Snapshot): Target {
  try {
    const { manifests, paths } = buildKustomization(snapshot.files, path);
    const all = snapshot.deliveriesOf(each => paths.has(each));
    // What its parts were before it was there itself, it was not.
    const first = target.deliveries.at(-1)?.revision;
    const since = all.findIndex(({ revision }) => revision === first);
    return {
      ...target,
      deliveries: since < 0 ? all : all.slice(0, since + 1),
      // A namespace before what is in it.
      manifests: [...manifests].sort(
        (a, b) =>
          Number(b.kind === 'Namespace') - Number(a.kind === 'Namespace'),
      ),
    };
  } catch (error) {
    return { ...target, error: messageOf(error) };
  }
}

/**
 * What the overlays of the clusters list: an Application for each namespace, so that what is wrong with one costs the
 * others nothing.
 *
 * @internal
 */
export function namespaceTargets(
  snapshot: Snapshot,
  repoURL: string,
): Target[] {
  return [...snapshot.files.keys()].flatMap(path => {
    const [, overlay, environment, cluster] = OVERLAY.exec(path) ?? [];
    if (!overlay) return [];
    try {
      return resourcesIn(snapshot.files, overlay).map(folder => {
        const name = posix.basename(folder);
        const isNamespace = posix.dirname(folder) === NAMESPACES;
        const about: About = {
          app: `${name}.${isNamespace ? 'namespace' : 'cluster-scope'}`,
          cluster,
          namespace: isNamespace ? name : '',
          path: folder,
        };
        return built(targetOf(about, snapshot, repoURL), folder, snapshot);
      });
    } catch (error) {
      const about: About = {
        app: `${environment}.overlay`,
        cluster,
        namespace: '',
        path: overlay,
      };
      const target = targetOf(about, snapshot, repoURL);
      return [{ ...target, error: messageOf(error), incomplete: true }];
    }
  });
}
