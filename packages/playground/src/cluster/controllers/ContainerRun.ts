import { at, Fields, KubeObject, listAt, timestamp } from '../model';
import { LogBook } from '../api/LogBook';
import { pullError } from './images';
import { Prober } from './Prober';
import { Recorder } from './Recorder';
import { UsageMeter } from '../usage/UsageMeter';

const BY = 'kubelet';
const FIRST_BACK_OFF_MS = 10_000;
const LONGEST_BACK_OFF_MS = 300_000;
/** How long what does not serve anything takes. */
const SHORT_WORK_MS = 1_000;

/** What a kubelet has at hand. @internal */
export interface KubeletTools {
  recorder: Recorder;
  logs: LogBook;
  prober: Prober;
  /** Names of the example organisation's images. */
  images: ReadonlySet<string>;
  /** Who wants to know which process serves what runs. */
  usage?: UsageMeter;
  /**
   * The real port behind the one that a container says: `none` while there is no process yet, undefined where a pod says
   * it itself.
   */
  realPort?(pod: KubeObject): number | 'none' | undefined;
}

type Phase = 'creating' | 'running' | 'backOff' | 'imageError' | 'ended';

/** One container of one pod, from its image to its end. @internal */
export class ContainerRun {
  readonly #pod: KubeObject;
  readonly #container: Fields;
  readonly #tools: KubeletTools;
  #phase: Phase = 'creating';
  #ready = false;
  #restarts = 0;
  #startedAt = 0;
  #backOffMs = 0;
  #until = 0;
  #pulls = 0;
  #terminated?: Fields;

  private constructor(pod: KubeObject, container: Fields, tools: KubeletTools) {
    this.#pod = pod;
    this.#container = container;
    this.#tools = tools;
  }

  static create(pod: KubeObject, container: Fields, tools: KubeletTools) {
    return new ContainerRun(pod, container, tools);
  }

  get ready(): boolean {
    return this.#ready;
  }

  /** The exit code, when it will not run again. */
  get exitCode(): number | undefined {
    return this.#phase === 'ended'
      ? Number(this.#terminated?.exitCode)
      : undefined;
  }

  /** Lets time pass: looks, starts, fails, backs off. */
  async step(): Promise<void> {
    if (this.#phase === 'running') await this.#watchRunning();
    else if (this.#phase === 'creating') await this.#pull();
    else if (this.#phase === 'imageError' && Date.now() > this.#until) {
      await this.#pull();
    } else if (this.#phase === 'backOff') await this.#waitBackOff();
  }

  get status(): Fields {
    const { name, image } = this.#container;
    return {
      name,
      image,
      imageID: this.#phase === 'creating' ? '' : `${image}@sha256:playground`,
      ready: this.#ready,
      started: this.#phase === 'running',
      restartCount: this.#restarts,
      state: this.#state(),
      lastState:
        this.#terminated && this.#phase !== 'ended'
          ? { terminated: this.#terminated }
          : {},
    };
  }

  get #name(): string {
    return String(this.#container.name);
  }

  get #place(): string {
    const { name, namespace, uid } = this.#pod.metadata;
    return `${name}_${namespace}(${uid})`;
  }

  #state(): Fields {
    const startedAt = timestamp(new Date(this.#startedAt));
    if (this.#phase === 'running') return { running: { startedAt } };
    if (this.#phase === 'ended') return { terminated: this.#terminated };
    if (this.#phase === 'backOff') {
      const message = `back-off ${
        this.#backOffMs / 1_000
      }s restarting failed container=${this.#name} pod=${this.#place}`;
      return { waiting: { reason: 'CrashLoopBackOff', message } };
    }
    if (this.#phase === 'imageError') {
      const image = String(this.#container.image);
      return this.#pulls > 1
        ? {
            waiting: {
              reason: 'ImagePullBackOff',
              message: `Back-off pulling image "${image}"`,
            },
          }
        : {
            waiting: {
              reason: 'ErrImagePull',
              message: pullError(image, this.#tools.images),
            },
          };
    }
    return { waiting: { reason: 'ContainerCreating' } };
  }

  async #pull(): Promise<void> {
    const { recorder, images } = this.#tools;
    const image = String(this.#container.image);
    const error = pullError(image, images);
    if (!error) {
      const said = `Container image "${image}" already present on machine`;
      await recorder.normal(this.#pod, BY, 'Pulled', said);
      await this.#start();
      return;
    }
    this.#phase = 'imageError';
    this.#pulls += 1;
    this.#until = Date.now() + (this.#pulls === 1 ? 1_000 : FIRST_BACK_OFF_MS);
    if (this.#pulls === 1) {
      await recorder.normal(
        this.#pod,
        BY,
        'Pulling',
        `Pulling image "${image}"`,
      );
      const said = `Failed to pull image "${image}": ${error}`;
      await recorder.warning(this.#pod, BY, 'Failed', said);
      await recorder.warning(this.#pod, BY, 'Failed', 'Error: ErrImagePull');
      return;
    }
    const said = `Back-off pulling image "${image}"`;
    await recorder.normal(this.#pod, BY, 'BackOff', said);
    await recorder.warning(this.#pod, BY, 'Failed', 'Error: ImagePullBackOff');
  }

  async #start(): Promise<void> {
    const { recorder, logs } = this.#tools;
    this.#phase = 'running';
    this.#startedAt = Date.now();
    logs.begin(this.#pod.metadata.uid, this.#name);
    this.#say(`${this.#name} starts, image ${this.#container.image}`);
    const created = `Created container ${this.#name}`;
    await recorder.normal(this.#pod, BY, 'Created', created);
    const started = `Started container ${this.#name}`;
    await recorder.normal(this.#pod, BY, 'Started', started);
  }

  /** Where its readiness probe really asks. */
  get #port(): number | 'none' | undefined {
    const port = at(this.#container, 'readinessProbe', 'httpGet', 'port');
    if (port === undefined) return undefined;
    const real = this.#tools.realPort?.(this.#pod);
    if (real !== undefined) return real;
    const named = listAt(this.#container, 'ports').find(p => p.name === port);
    return Number(named?.containerPort ?? port);
  }

  #look() {
    const probe = at(this.#container, 'readinessProbe');
    const port = this.#port;
    if (port === undefined) return undefined;
    if (port === 'none') return { finding: undefined };
    const seconds = Number(at(probe, 'timeoutSeconds') ?? 1);
    return {
      port,
      finding: this.#tools.prober.latest(
        String(at(probe, 'httpGet', 'path') ?? '/'),
        port,
        seconds * 1_000,
      ),
    };
  }

  async #watchRunning(): Promise<void> {
    const look = this.#look();
    if (!look) {
      await this.#work();
      return;
    }
    const { finding, port } = look;
    // What was seen before it started says nothing of it.
    if (!finding || finding.at < this.#startedAt) return;
    if (port && finding.outcome !== 'refused') {
      const { uid } = this.#pod.metadata;
      this.#tools.usage?.claim(uid, this.#name, port);
    }
    if (finding.outcome === 'refused') {
      this.#ready = false;
      this.#say(`Error: ${finding.message}`);
      await this.#crash(1);
      return;
    }
    const ready = finding.outcome === 'ok';
    if (ready !== this.#ready) {
      this.#say(ready ? 'ready' : `not ready: ${finding.message}`);
    }
    this.#ready = ready;
    if (!ready) {
      const said = `Readiness probe failed: ${finding.message}`;
      await this.#tools.recorder.warning(this.#pod, BY, 'Unhealthy', said);
    } else if (Date.now() - this.#startedAt > LONGEST_BACK_OFF_MS * 2) {
      this.#backOffMs = 0;
    }
  }

  /** A container that serves nothing: it works until its end, or for ever. */
  async #work(): Promise<void> {
    const command = [this.#container.command, this.#container.args]
      .flat()
      .join(' ');
    const policy = at(this.#pod, 'spec', 'restartPolicy');
    const fails = /(^|\s)(false|exit [1-9]\d*)\s*$/.test(command);
    const over = Date.now() - this.#startedAt > SHORT_WORK_MS;
    if (fails && over) await this.#crash(1);
    else if (policy !== 'Always' && over) this.#end(0);
    else this.#ready = true;
  }

  #end(exitCode: number): void {
    this.#ready = false;
    this.#terminated = {
      exitCode,
      reason: exitCode === 0 ? 'Completed' : 'Error',
      startedAt: timestamp(new Date(this.#startedAt)),
      finishedAt: timestamp(),
    };
    this.#phase = 'ended';
    this.#tools.logs.end(this.#pod.metadata.uid, this.#name);
  }

  async #crash(exitCode: number): Promise<void> {
    this.#end(exitCode);
    if (at(this.#pod, 'spec', 'restartPolicy') === 'Never') return;
    this.#phase = 'backOff';
    this.#restarts += 1;
    await this.#backOff();
  }

  async #backOff(): Promise<void> {
    this.#backOffMs = this.#backOffMs
      ? Math.min(this.#backOffMs * 2, LONGEST_BACK_OFF_MS)
      : FIRST_BACK_OFF_MS;
    this.#until = Date.now() + this.#backOffMs;
    const said = `Back-off restarting failed container ${this.#name} in pod ${
      this.#place
    }`;
    await this.#tools.recorder.warning(this.#pod, BY, 'BackOff', said);
  }

  /** The process behind the port is started by others: when it is back, waiting would be a lie. */
  async #waitBackOff(): Promise<void> {
    const look = this.#look();
    const back = look?.finding?.outcome === 'ok';
    const over = Date.now() > this.#until;
    if (!back && !over) return;
    if (back || !look) {
      if (over || look) await this.#start();
      return;
    }
    this.#restarts += 1;
    await this.#backOff();
  }

  #say(text: string): void {
    this.#tools.logs.write(this.#pod.metadata.uid, this.#name, text);
  }
}
