import { Fields, KubeObject } from '../cluster/model';
import { Applier, Done } from './Applier';
import { leftoversOf } from './application';
import { Live } from './Live';
import { isNamespace } from './ownerOf';
import { checkPermission } from './permits';
import { Manifest } from './schema';
import { Target } from './Target';

/** What came of it, object by object. @internal */
export interface Attempt {
  results: Fields[];
  errors: string[];
}

/** @internal */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The cluster itself does not answer: that is no answer about an object. */
function isAway(error: unknown): boolean {
  return error instanceof TypeError && error.message === 'fetch failed';
}

/** What leaves, namespaces last: what is in them goes by itself. @internal */
export function inOrderToLeave(objects: KubeObject[]): KubeObject[] {
  return [...objects].sort(
    (a, b) => Number(isNamespace(a)) - Number(isNamespace(b)),
  );
}

/** Applies what a target wants, and prunes what it wants no more; what is refused does not stop the rest. @internal */
export async function syncObjects(
  target: Target,
  manifests: Manifest[],
  { applier, live }: { applier: Applier; live: Live },
): Promise<Attempt> {
  const results: Fields[] = [];
  const errors: string[] = [];
  const attempt = async (
    object: Manifest | KubeObject,
    work: () => Promise<Done>,
  ) => {
    const { kind, metadata } = object;
    const { name, namespace } = metadata;
    let status = 'Synced';
    let message: string;
    try {
      const done = await work();
      if (done === 'pruned') status = 'Pruned';
      if (done === 'kept') status = 'PruneSkipped';
      message = `${kind.toLocaleLowerCase('en-US')}/${name} ${done}`;
    } catch (error) {
      if (isAway(error)) throw error;
      status = 'SyncFailed';
      message = reasonOf(error);
      errors.push(message);
    }
    results.push({ kind, name, namespace, status, message });
  };
  for (const manifest of manifests) {
    await attempt(manifest, async () => {
      const { apiVersion, kind } = manifest;
      const place = await live.place(apiVersion, kind);
      checkPermission(target, manifest, place);
      return applier.apply(target.app, manifest);
    });
  }
  for (const object of inOrderToLeave(leftoversOf(target, manifests, live))) {
    await attempt(object, () => applier.prune(object));
  }
  return { results, errors };
}
