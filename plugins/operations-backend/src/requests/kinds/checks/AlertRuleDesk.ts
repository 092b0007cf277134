import {
  AlertTrial,
  CountedRequests,
  SignalExpressions,
} from '@operate-first/plugin-operations-common';
import {
  AlertRuleReader,
  AlertSubject,
  LoadedRules,
} from '@operate-first/plugin-operations-node';

const TRIAL_KEPT_MS = 5 * 60_000;
const MOST_TRIALS = 200;
const LOADED_KEPT_MS = 10_000;
const PATIENCE_MS = 5_000;

/** Of something whose answers are kept for a while. */
interface Kept<T> {
  at: number;
  answer: Promise<T>;
}

const NOBODY: AlertTrial = {
  state: 'notTried',
  message:
    'No Prometheus is configured, so nothing was tried. Ask who runs the portal for operations.prometheus.servers.',
};

/**
 * Asks those who evaluate alerts: what people try is asked once for everybody, and of each person only the last thing.
 *
 * @internal
 */
export class AlertRuleDesk {
  readonly #readers: AlertRuleReader[];
  readonly #now: () => number;
  readonly #trials = new Map<string, Kept<AlertTrial>>();
  readonly #asking = new Map<string, AbortController>();
  #loaded?: Kept<LoadedRules[]>;

  static create(options: {
    /** Modules may add some until the plugin starts. */
    readers: AlertRuleReader[];
    now?: () => number;
  }): AlertRuleDesk {
    return new AlertRuleDesk(options.readers, options.now ?? Date.now);
  }

  private constructor(readers: AlertRuleReader[], now: () => number) {
    this.#readers = readers;
    this.#now = now;
  }

  get isThere(): boolean {
    return this.#readers.length > 0;
  }

  /** PromQL of the golden signals of a service; empty where nobody knows. */
  async signals(subject: AlertSubject): Promise<SignalExpressions> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const all = await Promise.all(
      this.#readers.map(reader =>
        reader.signals(subject, { signal }).catch(() => ({})),
      ),
    );
    return Object.assign({}, ...all.reverse());
  }

  /** What counts the requests of a service; undefined where nobody knows. */
  async requests(subject: AlertSubject): Promise<CountedRequests | undefined> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const all = await Promise.all(
      this.#readers.map(reader =>
        reader.requests(subject, { signal }).catch(() => undefined),
      ),
    );
    return all.find(each => each !== undefined);
  }

  /** What an alert would have done; whoever asks for something else meanwhile does not wait for the first. */
  async try(
    ask: { expression: string; forSeconds: number; dataSource?: string },
    person: string,
  ): Promise<AlertTrial> {
    const [reader] = this.#readers;
    if (!reader) return { ...NOBODY, expression: ask.expression };
    const key = JSON.stringify([
      ask.expression,
      ask.forSeconds,
      ask.dataSource,
    ]);
    const kept = this.#trials.get(key);
    if (kept && this.#now() - kept.at < TRIAL_KEPT_MS) return kept.answer;
    this.#asking.get(person)?.abort();
    const asking = new AbortController();
    this.#asking.set(person, asking);
    const answer = reader.try({ ...ask, signal: asking.signal });
    this.#keep(key, answer);
    const trial = await answer;
    if (this.#asking.get(person) === asking) this.#asking.delete(person);
    // What was not answered is asked again.
    if (trial.state === 'notTried') this.#trials.delete(key);
    return trial;
  }

  /** The rules that servers have loaded, asked for now and then. */
  async loaded(): Promise<LoadedRules[]> {
    if (!this.#loaded || this.#now() - this.#loaded.at > LOADED_KEPT_MS) {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const answer = Promise.all(
        this.#readers.map(reader =>
          reader.loaded({ signal }).catch((): LoadedRules[] => [
            {
              server: reader.id,
              problem: `${reader.id} does not say which rules it has loaded.`,
            },
          ]),
        ),
      ).then(lists => lists.flat());
      this.#loaded = { at: this.#now(), answer };
    }
    return this.#loaded.answer;
  }

  #keep(key: string, answer: Promise<AlertTrial>): void {
    this.#trials.set(key, { at: this.#now(), answer });
    for (const oldest of this.#trials.keys()) {
      if (this.#trials.size <= MOST_TRIALS) break;
      this.#trials.delete(oldest);
    }
  }
}
