import { InputError } from '@backstage/errors';
import { posix } from 'node:path';
import { parseWith, parseYaml } from '../catalog/parse';
import { isFields } from '../cluster/model';
import { readManifests } from './readManifests';
import { Kustomization, kustomizationSchema, Manifest } from './schema';

const FILE = 'kustomization.yaml';
/** Deeper than any tree that means it. */
const DEEPEST = 20;
const KNOWN = Object.keys(kustomizationSchema.shape);

/** Kinds that are of no namespace: what a folder says of its namespace does not concern them. */
const OF_THE_CLUSTER = new Set([
  'Namespace',
  'Node',
  'PersistentVolume',
  'StorageClass',
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
]);

/** What a folder gives. @internal */
export interface Built {
  manifests: Manifest[];
  /** The files that it is made of. */
  paths: Set<string>;
}

function fail(path: string, sentence: string): never {
  throw new InputError(`${path}: ${sentence}`);
}

/** Where a name in a list leads; only into the same repository. */
function resolve(folder: string, field: string, entry: string): string {
  const file = posix.join(folder, FILE);
  if (/^[\w+.-]+:|^\/|^[\w.-]+@|\/\/|\?/.test(entry)) {
    fail(file, `${field} names ${entry}, and nothing is fetched here`);
  }
  const path = posix.normalize(posix.join(folder, entry)).replace(/\/$/, '');
  return path.startsWith('..')
    ? fail(file, `${field} names ${entry}, which leads out of the repository`)
    : path;
}

/** @internal */
export function readKustomization(
  files: ReadonlyMap<string, string>,
  folder: string,
): Kustomization {
  const path = posix.join(folder, FILE);
  const text = files.get(path);
  if (text === undefined) fail(path, 'it is not there');
  const [document, ...others] = parseYaml(text, path);
  if (others.length > 0) fail(path, 'it holds more than one document');
  if (isFields(document)) {
    const strange = Object.keys(document).find(key => !KNOWN.includes(key));
    if (strange) {
      const known = KNOWN.slice(2).join(', ');
      fail(
        path,
        `${strange} is not known to the playground, whose small kustomize reads ${known} alone`,
      );
    }
  }
  return parseWith(kustomizationSchema, document, path);
}

/** What a folder names in its `resources`, from the root of the repository. @internal */
export function resourcesIn(
  files: ReadonlyMap<string, string>,
  folder: string,
): string[] {
  const { resources } = readKustomization(files, folder);
  return resources.map(entry => resolve(folder, 'resources', entry));
}

function within(manifest: Manifest, namespace?: string): Manifest {
  return namespace === undefined || OF_THE_CLUSTER.has(manifest.kind)
    ? manifest
    : { ...manifest, metadata: { ...manifest.metadata, namespace } };
}

function build(
  files: ReadonlyMap<string, string>,
  folder: string,
  wanted: Kustomization['kind'],
  depth: number,
): Built {
  const own = posix.join(folder, FILE);
  if (depth > DEEPEST) fail(own, 'it is part of itself, or too deep');
  const { kind, namespace, resources, components } = readKustomization(
    files,
    folder,
  );
  if (kind !== wanted) fail(own, `kind is ${kind}, and ${wanted} is named`);
  const paths = new Set([own]);
  const manifests: Manifest[] = [];
  const take = (built: Built) => {
    manifests.push(...built.manifests);
    built.paths.forEach(path => paths.add(path));
  };
  for (const entry of resources) {
    const path = resolve(folder, 'resources', entry);
    const text = files.get(path);
    if (text !== undefined) {
      take({ manifests: readManifests(text, path), paths: new Set([path]) });
    } else if (files.has(posix.join(path, FILE))) {
      take(build(files, path, 'Kustomization', depth + 1));
    } else fail(own, `resources names ${entry}, which is not there`);
  }
  for (const entry of components) {
    const path = resolve(folder, 'components', entry);
    if (!files.has(posix.join(path, FILE))) {
      fail(own, `components names ${entry}, which is not there`);
    }
    take(build(files, path, 'Component', depth + 1));
  }
  return { manifests: manifests.map(each => within(each, namespace)), paths };
}

/**
 * What kustomize would build of a folder. It knows what the trees of an onboarding use, and refuses everything else with
 * a sentence that names the file and the field: half of what was meant would be worse than nothing.
 *
 * @internal
 */
export function buildKustomization(
  files: ReadonlyMap<string, string>,
  folder: string,
): Built {
  const built = build(files, folder, 'Kustomization', 0);
  const seen = new Set<string>();
  for (const { apiVersion, kind, metadata } of built.manifests) {
    const id = [apiVersion, kind, metadata.namespace, metadata.name].join(' ');
    if (seen.has(id)) {
      fail(posix.join(folder, FILE), `${kind} ${metadata.name} comes twice`);
    }
    seen.add(id);
  }
  return built;
}

/** What is applied of a folder: its kustomization, or every file in it where it has none. @internal */
export function buildFolder(
  files: ReadonlyMap<string, string>,
  folder: string,
): Built & { kind: 'Kustomize' | 'Directory' } {
  if (files.has(posix.join(folder, FILE))) {
    return { ...buildKustomization(files, folder), kind: 'Kustomize' };
  }
  const paths = [...files.keys()].filter(
    path => posix.dirname(path) === (folder || '.'),
  );
  if (paths.length === 0) {
    throw new InputError(`${folder || '.'}: app path does not exist`);
  }
  const manifests = paths.flatMap(path =>
    readManifests(files.get(path) ?? '', path),
  );
  return { manifests, paths: new Set(paths), kind: 'Directory' };
}
