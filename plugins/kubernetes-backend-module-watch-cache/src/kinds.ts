import { DEFAULT_KINDS, KindDefinition } from '@operate-first/cluster-cache';
import { ObjectToFetch } from '@backstage/plugin-kubernetes-node';

/** A kind as API paths name it. */
export interface NamedKind {
  group: string;
  apiVersion: string;
  plural: string;
}

/** In the words of the cache, e.g. `pods` or `deployments.apps`. */
export function idOf({ group, plural }: NamedKind): string {
  return group ? `${plural}.${group}` : plural;
}

export function groupVersionOf({ group, apiVersion }: NamedKind): string {
  return group ? `${group}/${apiVersion}` : apiVersion;
}

/** Where the API server has it; errors name it so. */
export function pathOf(kind: NamedKind, namespace?: string): string {
  const parts = [
    kind.group ? 'apis' : 'api',
    ...groupVersionOf(kind).split('/'),
    ...(namespace ? ['namespaces', namespace] : []),
    kind.plural,
  ];
  return `/${parts.map(encodeURIComponent).join('/')}`;
}

/** Of these the cache keeps too little to answer for it, or nothing that a namespace could be asked for. */
export function isBeyondCache(
  kind: ObjectToFetch,
  namespace?: string,
): boolean {
  const { objectType, group, plural } = kind;
  if (group !== '') return false;
  if (plural === 'secrets' || plural === 'events') return true;
  if (plural === 'configmaps') return objectType !== 'configmaps';
  return (
    namespace !== undefined &&
    ['nodes', 'namespaces', 'persistentvolumes'].includes(plural)
  );
}

/**
 * Whether a cluster that serves `held`, or none of the versions that we know where nothing is held, does not serve this
 * one: the cache takes the first version that is served.
 */
export function isNotServed(kind: NamedKind, held?: string): boolean {
  const known = DEFAULT_KINDS.find(({ id }) => id === idOf(kind))?.versions;
  if (!known) return held === undefined;
  const place = known.indexOf(kind.apiVersion);
  if (place < 0 || held === undefined) return place >= 0;
  const first = known.indexOf(held.split('/').at(-1) ?? '');
  return place < first;
}

/** What the cache has to watch to answer for a kind. */
export function definitionOf(kind: NamedKind): KindDefinition {
  const { group, apiVersion, plural } = kind;
  const id = idOf(kind);
  return {
    id,
    group,
    versions: [apiVersion],
    plural,
    metadataOnly: id === 'configmaps',
  };
}
