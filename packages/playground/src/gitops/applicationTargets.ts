import { InputError } from '@backstage/errors';
import { posix } from 'node:path';
import { parseWith, parseYaml } from '../catalog/parse';
import { at } from '../cluster/model';
import { buildFolder } from './kustomize';
import { patched } from './patches';
import { applicationSchema, nameSchema, WrittenApplication } from './schema';
import { Snapshot } from './Snapshot';
import { SourceHead, Sources } from './Sources';
import { Target } from './Target';

const FILE =
  /^argocd\/overlays\/prod\/applications\/envs\/([a-z0-9-]+)\/([a-z0-9-]+)\/[^/]+\/([a-z0-9][a-z0-9.-]*)\.yaml$/;
const KUBERNETES_ID = 'backstage.io/kubernetes-id';

/** The file of an Application, as far as it can be read. @internal */
export interface ApplicationFile {
  path: string;
  /** By its name; where nothing is readable, by that of its file. */
  app: string;
  environment: string;
  cluster: string;
  written?: WrittenApplication;
  error?: string;
}

/** As an onboarding calls the Application of the file NAMESPACE.SERVICE.yaml. */
function usualName(file: string, cluster: string): string {
  const [namespace, ...service] = file.split('.');
  return [...service, namespace, cluster].join('.');
}

function read(path: string, text: string): ApplicationFile[] {
  const [, environment, cluster, file] = FILE.exec(path) ?? [];
  if (!file || file === 'kustomization') return [];
  const about = { path, environment, cluster, app: usualName(file, cluster) };
  try {
    const [document] = parseYaml(text, path);
    const name = nameSchema.safeParse(at(document, 'metadata', 'name'));
    if (name.success) about.app = name.data;
    const written = parseWith(applicationSchema, document, path);
    const elsewhere = written.spec.destination.name;
    return elsewhere !== undefined && elsewhere !== cluster
      ? [
          {
            ...about,
            error: `${path}: spec.destination.name is ${elsewhere}, and the file is in the folder of ${cluster}`,
          },
        ]
      : [{ ...about, written }];
  } catch (error) {
    return [{ ...about, error: (error as Error).message }];
  }
}

/** @internal */
export function applicationFiles(snapshot: Snapshot): ApplicationFile[] {
  return [...snapshot.files].flatMap(([path, text]) => read(path, text));
}

/** What it brought before stays; whose it is, its file is called after. */
function unread(file: ApplicationFile, repoURL: string, error: string): Target {
  const { app, cluster, environment, path } = file;
  const [namespace, ...rest] = posix.basename(path, '.yaml').split('.');
  const service = rest.join('.') || namespace;
  return {
    app,
    name: service,
    cluster,
    namespace,
    project: 'default',
    source: { repoURL, path: posix.dirname(path), targetRevision: 'main' },
    sourceType: 'Directory',
    destination: { name: cluster, namespace },
    syncPolicy: {},
    deliveries: [],
    manifests: [],
    error,
    onboarded: { environment, service, namespace },
  };
}

/** The Application of a service: what is in its own repository, for its own namespace. @internal */
export async function applicationTarget(
  file: ApplicationFile,
  head: SourceHead | undefined,
  sources: Sources,
  repoURL: string,
): Promise<Target> {
  const { app, cluster, environment, written, error } = file;
  if (!written) return unread(file, repoURL, error ?? 'it cannot be read');
  const { project, source, destination, syncPolicy } = written.spec;
  const { namespace } = destination;
  const service = written.metadata.labels[KUBERNETES_ID] ?? app.split('.')[0];
  const target: Target = {
    app,
    name: service,
    cluster,
    namespace,
    project,
    source,
    sourceType: 'Directory',
    destination,
    syncPolicy,
    deliveries: [],
    manifests: [],
    onboarded: { environment, service, namespace },
  };
  if (!head || head.error !== undefined) {
    return { ...target, error: head?.error ?? 'its source is not known' };
  }
  try {
    const snapshot = await sources.at(head.path, head.revision);
    const folder = posix.normalize(source.path).replace(/^\.$|\/$/, '');
    const { manifests, paths, kind } = buildFolder(snapshot.files, folder);
    const { kustomize } = source;
    if (kustomize && kind !== 'Kustomize') {
      throw new InputError(
        `${
          folder || '.'
        }: spec.source.kustomize is set, and the folder has no kustomization.yaml`,
      );
    }
    return {
      ...target,
      sourceType: kind,
      deliveries: snapshot.deliveriesOf(path => paths.has(path)),
      manifests: patched(manifests, kustomize?.patches ?? []),
    };
  } catch (failed) {
    return { ...target, error: (failed as Error).message };
  }
}
