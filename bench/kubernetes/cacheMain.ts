/* The cache alone, as the module of the portal that finds workloads has it: no Kubernetes plugin, nobody who looks. */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ClusterCache, ClusterState } from '@operate-first/cluster-cache';

const silent = () => undefined;
const logger: LoggerService = {
  error: silent,
  warn: silent,
  info: silent,
  debug: silent,
  child: () => logger,
};

function isListed({ kinds }: ClusterState): boolean {
  return kinds.every(
    ({ listedAt, status }) => listedAt || status === 'missing',
  );
}

function relistsOf({ kinds }: ClusterState): number {
  return kinds.reduce((sum, { relists }) => sum + relists, 0);
}

let cache: ClusterCache | undefined;

process.on('message', (asked: { urls?: string[]; progress?: boolean }) => {
  if (asked.urls) {
    cache = ClusterCache.create({
      clusters: asked.urls.map((url, index) => ({
        name: `cluster-${index}`,
        url,
        auth: { type: 'anonymous' },
      })),
      logger,
    });
    cache.start();
  }
  if (asked.progress && cache) {
    const states = cache.clusters();
    process.send?.({
      progress: {
        isListed: states.every(isListed),
        relists: states.reduce((sum, state) => sum + relistsOf(state), 0),
      },
    });
  }
});
process.on('disconnect', () => process.exit(0));
process.send?.({ started: true });
