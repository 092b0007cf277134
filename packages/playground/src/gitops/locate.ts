import { Live } from './Live';
import { Manifest } from './schema';
import { Target } from './Target';

/** The operator of Prometheus brings these; a cluster without it has nothing to do with them. */
const OPTIONAL = 'monitoring.coreos.com/';

/**
 * The manifests of a target with their namespaces: what names none is meant for that of the target, if its kind is kept
 * in namespaces.
 *
 * @internal
 */
export async function locate(
  { app, manifests, namespace }: Target,
  live: Live,
  log: (line: string) => void,
): Promise<Manifest[]> {
  const located: Manifest[] = [];
  for (const manifest of manifests) {
    const { apiVersion, kind, metadata } = manifest;
    const place = await live.place(apiVersion, kind);
    if (!place && apiVersion.startsWith(OPTIONAL)) {
      log(`${app}: ${kind} ${metadata.name} is left out: its kind is unknown`);
    } else if (place?.namespaced) {
      located.push({ ...manifest, metadata: { namespace, ...metadata } });
    } else {
      located.push(manifest);
    }
  }
  return located;
}
