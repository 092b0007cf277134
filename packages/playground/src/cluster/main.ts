/* The entry of the process that serves the clusters; the supervisor forks it. */
import { endWithParent } from '../host/endWithParent';
import { Clusters } from './Clusters';
import { ClustersPlan } from './messages';

let clusters: Clusters | undefined;

function log(line: string): void {
  process.stdout.write(`${new Date().toISOString()} ${line}\n`);
}

process.on('message', (plan: ClustersPlan) => {
  // The transform of TypeScript sends messages of its own; only a plan has clusters.
  if (!plan.clusters) return;
  Clusters.start(plan, log).then(
    started => {
      clusters = started;
    },
    error => {
      log(String(error));
      process.exit(1);
    },
  );
});

endWithParent(async () => {
  await clusters?.end();
});
