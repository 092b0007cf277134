/* The entry of the process that serves the clusters; the supervisor forks it. */
import { endWithParent } from '../host/endWithParent';
import { ForeignProgram } from '../host/ForeignProgram';
import { Clusters } from './Clusters';
import { FaultsByService } from '../gitops/CommittedFaults';
import { ClustersPlan, DoorRequest, FromClusters } from './messages';

let clusters: Clusters | undefined;
const notes: string[] = [];

function log(line: string): void {
  process.stdout.write(`${new Date().toISOString()} ${line}\n`);
}

function tell(message: FromClusters): void {
  if (process.connected) process.send?.(message);
}

function note(sentence: string): void {
  log(sentence);
  notes.push(sentence);
  tell({ type: 'notes', notes });
}

function runs(name: string, pid: number): void {
  log(`${name} runs as process ${pid}`);
  tell({ type: 'runs', name, pid });
}

function faults(broken: FaultsByService): void {
  tell({ type: 'faults', faults: broken });
}

process.on('message', (message: ClustersPlan | DoorRequest) => {
  // The transform of TypeScript sends messages of its own: they are neither.
  if ('clusters' in message) {
    void Clusters.start(message, { log, note, runs, faults }).then(started => {
      clusters = started;
    });
  } else if (message.type === 'door') {
    const { cluster, fault } = message;
    clusters?.setFault(cluster, fault).then(
      () => tell({ type: 'door', cluster }),
      error => log(`${cluster}: ${error}`),
    );
  }
});

endWithParent(async () => {
  await clusters?.end();
  await ForeignProgram.endAll();
});
