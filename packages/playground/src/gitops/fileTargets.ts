import { readManifests } from './readManifests';
import { Snapshot } from './Snapshot';
import { Target } from './Target';

const FILE = /^clusters\/([^/]+)\/([^/]+)\/([^/]+)\.yaml$/;

function targetOf(
  path: string,
  text: string,
  snapshot: Snapshot,
  repoURL: string,
): Target[] {
  const [, cluster, namespace, name] = FILE.exec(path) ?? [];
  if (!name) return [];
  const file = `${name}.yaml`;
  const target: Target = {
    app: `${name}-${namespace}`,
    name,
    cluster,
    namespace,
    project: 'default',
    source: {
      repoURL,
      path: path.slice(0, -file.length - 1),
      targetRevision: 'main',
      directory: { include: file },
    },
    sourceType: 'Directory',
    destination: { server: 'https://kubernetes.default.svc', namespace },
    syncPolicy: { automated: { prune: true, selfHeal: false } },
    deliveries: snapshot.deliveriesOf(each => each === path),
    manifests: [],
  };
  try {
    return [{ ...target, manifests: readManifests(text, file) }];
  } catch (error) {
    const said = (error as Error).message;
    return [{ ...target, error: `Failed to unmarshal "${file}": ${said}` }];
  }
}

/** The example services: a file each. @internal */
export function fileTargets(snapshot: Snapshot, repoURL: string): Target[] {
  return [...snapshot.files].flatMap(([path, text]) =>
    targetOf(path, text, snapshot, repoURL),
  );
}
