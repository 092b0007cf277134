import { join } from 'node:path';
import { ClusterSpec } from '../../catalog/model';
import { ClusterServer } from '../ClusterServer';
import { ClustersEvents } from '../ClustersEvents';
import { ClustersPlan } from '../messages';
import { findAssets } from './assets';
import { RealServer } from './RealServer';

/**
 * A real API server for a cluster, where `KUBEBUILDER_ASSETS` names one; undefined where it does not or where that
 * does not start, which is said.
 *
 * @internal
 */
export async function startRealServer(
  { name }: Pick<ClusterSpec, 'name'>,
  { folder, logs }: Pick<ClustersPlan, 'folder' | 'logs'>,
  events: ClustersEvents,
): Promise<ClusterServer | undefined> {
  try {
    const assets = findAssets();
    if (!assets) return undefined;
    return await RealServer.start({
      name,
      assets,
      folder: join(folder, name),
      logs,
      events,
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    events.note(
      `${name} is the playground's own API server, because the real one did not start: ${why}.`,
    );
    return undefined;
  }
}
