import { KubeletTools } from './ContainerRun';
import { Client } from './Client';
import { Autoscalers } from './Autoscalers';
import { cronJobs } from './cronJobs';
import { daemonSets } from './daemonSets';
import { deployments } from './deployments';
import { disruptionBudgets } from './disruptionBudgets';
import { endpoints, garbage, namespaces, quotas } from './housekeeping';
import { jobs } from './jobs';
import { Kubelet } from './Kubelet';
import { Recorder } from './Recorder';
import { replicaSets } from './replicaSets';
import { scheduler } from './scheduler';
import { statefulSets } from './statefulSets';
import { View } from './View';
import { volumes } from './volumes';

const GATHER_MS = 50;
const BEAT_MS = 500;

/** Everything that works on a cluster, as a client of its API. @internal */
export class Controllers {
  readonly #end = new AbortController();
  readonly #view: View;
  readonly #recorder: Recorder;
  readonly #kubelet: Kubelet;
  readonly #autoscalers: Autoscalers;
  readonly #log: (line: string) => void;
  #changed = true;
  #done: Promise<void> = Promise.resolve();

  private constructor(
    url: string,
    tools: Omit<KubeletTools, 'recorder'>,
    log: (line: string) => void,
  ) {
    const client = Client.create(url, this.#end.signal);
    this.#view = View.create(client);
    this.#recorder = Recorder.create(client);
    this.#kubelet = Kubelet.create({ ...tools, recorder: this.#recorder });
    this.#autoscalers = Autoscalers.create(client);
    this.#log = log;
  }

  /** Resolves when they work. */
  static async start(
    url: string,
    tools: Omit<KubeletTools, 'recorder'>,
    log: (line: string) => void,
  ): Promise<Controllers> {
    const made = new Controllers(url, tools, log);
    await made.#view.follow(() => {
      made.#changed = true;
    });
    made.#done = made.#run();
    return made;
  }

  async end(): Promise<void> {
    this.#end.abort();
    await this.#done;
  }

  /** After a change soon, otherwise with the beat of the probes. */
  async #run(): Promise<void> {
    let last = 0;
    while (!this.#end.signal.aborted) {
      if (this.#changed || Date.now() - last >= BEAT_MS) {
        this.#changed = false;
        last = Date.now();
        await this.#pass();
      }
      await new Promise(next => setTimeout(next, GATHER_MS));
    }
  }

  async #pass(): Promise<void> {
    const view = this.#view;
    const recorder = this.#recorder;
    const all = {
      deployments: () => deployments(view, recorder),
      replicaSets: () => replicaSets(view, recorder),
      statefulSets: () => statefulSets(view),
      daemonSets: () => daemonSets(view),
      jobs: () => jobs(view, recorder),
      cronJobs: () => cronJobs(view, recorder),
      volumes: () => volumes(view, recorder),
      autoscalers: () => this.#autoscalers.step(view, recorder),
      scheduler: () => scheduler(view, recorder),
      kubelet: () => this.#kubelet.step(view),
      endpoints: () => endpoints(view),
      quotas: () => quotas(view),
      disruptionBudgets: () => disruptionBudgets(view),
      garbage: () => garbage(view),
      namespaces: () => namespaces(view),
    };
    for (const [name, work] of Object.entries(all)) {
      try {
        await work();
      } catch (error) {
        // The others go on; this one tries again in the next pass.
        if (!this.#end.signal.aborted) this.#log(`${name}: ${error}`);
      }
    }
  }
}
