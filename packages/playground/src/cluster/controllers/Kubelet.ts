import { at, Fields, KubeObject, listAt, timestamp } from '../model';
import { Condition, withTimes } from './conditions';
import { ContainerRun, KubeletTools } from './ContainerRun';
import { View } from './View';

/** The kubelet of every node of a cluster: makes pods what their specs say. @internal */
export class Kubelet {
  readonly #tools: KubeletTools;
  readonly #runs = new Map<string, ContainerRun[]>();
  #addresses = 0;

  private constructor(tools: KubeletTools) {
    this.#tools = tools;
  }

  static create(tools: KubeletTools): Kubelet {
    return new Kubelet(tools);
  }

  /** Lets time pass for every pod that has a node. */
  async step(view: View): Promise<void> {
    const pods = view.all('Pod');
    const uids = new Set(pods.map(({ metadata }) => metadata.uid));
    for (const uid of this.#runs.keys()) {
      if (!uids.has(uid)) {
        this.#runs.delete(uid);
        this.#tools.logs.forget(uid);
      }
    }
    for (const pod of pods) {
      if (at(pod, 'spec', 'nodeName')) await this.#stepPod(pod, view);
    }
  }

  async #stepPod(pod: KubeObject, view: View): Promise<void> {
    const phase = at(pod, 'status', 'phase');
    if (pod.metadata.deletionTimestamp) {
      for (const { name } of listAt(pod, 'spec', 'containers')) {
        const said = `Stopping container ${name}`;
        await this.#tools.recorder.normal(pod, 'kubelet', 'Killing', said);
      }
      if ((pod.metadata.finalizers ?? []).length === 0) {
        await view.delete(pod, 0);
      }
      return;
    }
    if (phase === 'Succeeded' || phase === 'Failed') return;
    const runs = this.#runsOf(pod);
    for (const run of runs) await run.step();
    await view.report(pod, this.#status(pod, runs));
  }

  #runsOf(pod: KubeObject): ContainerRun[] {
    const { uid } = pod.metadata;
    const known = this.#runs.get(uid);
    if (known) return known;
    const made = listAt(pod, 'spec', 'containers').map(container =>
      ContainerRun.create(pod, container, this.#tools),
    );
    this.#runs.set(uid, made);
    return made;
  }

  #status(pod: KubeObject, runs: ContainerRun[]): Fields {
    const codes = runs.map(({ exitCode }) => exitCode);
    const ended = codes.every(code => code !== undefined);
    const running = runs.some(run => at(run.status, 'state', 'running'));
    const waited = runs.some(run => Number(run.status.restartCount) > 0);
    const phase = () => {
      if (ended) return codes.every(c => c === 0) ? 'Succeeded' : 'Failed';
      return running || waited ? 'Running' : 'Pending';
    };
    const ready = runs.every(run => run.ready);
    const podIP = String(at(pod, 'status', 'podIP') ?? this.#address());
    const unready = listAt(pod, 'spec', 'containers')
      .filter((_, index) => !runs[index]?.ready)
      .map(({ name }) => name);
    const readiness = (type: string): Condition =>
      ready
        ? { type, status: 'True' }
        : {
            type,
            status: 'False',
            reason: ended ? 'PodCompleted' : 'ContainersNotReady',
            message: `containers with unready status: [${unready.join(' ')}]`,
          };
    return {
      phase: phase(),
      qosClass: 'Burstable',
      conditions: withTimes(pod, [
        { type: 'Initialized', status: 'True' },
        readiness('Ready'),
        readiness('ContainersReady'),
        { type: 'PodScheduled', status: 'True' },
      ]),
      hostIP: '127.0.0.1',
      podIP,
      podIPs: [{ ip: podIP }],
      startTime: at(pod, 'status', 'startTime') ?? timestamp(),
      containerStatuses: runs.map(({ status }) => status),
    };
  }

  #address(): string {
    this.#addresses += 1;
    return `10.244.${(this.#addresses >> 8) & 255}.${this.#addresses & 255}`;
  }
}
