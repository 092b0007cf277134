import { Manifest } from '@operate-first/plugin-operations-common';
import {
  InspectedObject,
  InspectedWorkload,
  LogRequest,
  WorkloadInspector,
} from '@operate-first/plugin-operations-node';
import { deployment } from './workloads';

/** Words that only readers of diagnostics may see. */
export const MACHINE_WORDS = 'machine-words';

const object = {
  apiVersion: 'v1',
  kind: 'Pod',
  namespace: 'shops',
  name: 'web-1',
};
const conditions = [
  { type: 'Ready', status: 'False' as const, message: MACHINE_WORDS },
];

/** A workload in which machines say something wherever they can. */
function talkative(observedAt: string): InspectedWorkload {
  return {
    cluster: 'eu-1',
    observedAt,
    stale: false,
    workload: deployment('web'),
    conditions,
    pods: [
      {
        object,
        phase: 'Running',
        ready: false,
        restarts: 1,
        conditions,
        containers: [
          {
            name: 'app',
            ready: false,
            restarts: 1,
            state: 'waiting',
            reason: 'CrashLoopBackOff',
            message: MACHINE_WORDS,
            lastExit: { exitCode: 1, message: MACHINE_WORDS },
          },
        ],
      },
    ],
    events: [
      {
        type: 'Warning',
        reason: 'BackOff',
        message: MACHINE_WORDS,
        object,
        count: 1,
      },
    ],
    rollouts: [
      {
        revision: 1,
        name: 'web-abc',
        images: [],
        replicas: 3,
        ready: 3,
        current: true,
        changeCause: MACHINE_WORDS,
      },
    ],
  };
}

type Pieces = (request: LogRequest) => AsyncIterable<Uint8Array>;

/** Looks into one cluster, eu-1, in which the test says what there is. */
export class FakeInspector implements WorkloadInspector {
  readonly id = 'fake';
  readonly logRequests: LogRequest[] = [];
  readonly asked: InspectedObject[] = [];
  /** How it fails, while it does. */
  error?: Error;
  pieces: Pieces = async function* line() {
    yield Buffer.from('a line\n');
  };

  knows(cluster: string): boolean {
    return cluster === 'eu-1';
  }

  async workload(request: InspectedObject) {
    const found = this.#found(request);
    return found ? talkative('2026-11-20T12:00:00Z') : undefined;
  }

  async manifest(request: InspectedObject): Promise<Manifest | undefined> {
    if (!this.#found(request)) return undefined;
    const observedAt = '2026-11-20T12:00:00Z';
    return { object, yaml: `kind: Deployment # ${MACHINE_WORDS}`, observedAt };
  }

  async logs(request: LogRequest) {
    this.logRequests.push(request);
    if (this.error) throw this.error;
    return this.pieces(request);
  }

  #found(request: InspectedObject): boolean {
    this.asked.push(request);
    if (this.error) throw this.error;
    return request.object.name === 'web';
  }
}
