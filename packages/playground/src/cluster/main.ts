/* The entry of the process that serves the clusters; the supervisor forks it. */
import { endWithParent } from '../host/endWithParent';
import { ForeignProgram } from '../host/ForeignProgram';
import { Clusters } from './Clusters';
import { FaultsByService } from '../gitops/CommittedFaults';
import { OnboardedService } from '../gitops/Target';
import { PortsById } from '../onboarded/OnboardedServices';
import {
  ClustersPlan,
  DoorRequest,
  FromClusters,
  PortsMessage,
} from './messages';

let clusters: Clusters | undefined;
/** They may be told before the clusters are all there. */
let ports: PortsById = {};
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

function services(onboarded: OnboardedService[]): void {
  tell({ type: 'services', services: onboarded });
}

type Message = ClustersPlan | DoorRequest | PortsMessage;

process.on('message', (message: Message) => {
  // The transform of TypeScript sends messages of its own: they are none of these.
  if ('clusters' in message) {
    const events = { log, note, runs, faults, services };
    void Clusters.start(message, events).then(started => {
      clusters = started;
      clusters.setPorts(ports);
    });
  } else if (message.type === 'ports') {
    ports = message.ports;
    clusters?.setPorts(ports);
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
