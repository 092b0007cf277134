import { EventEmitter } from 'node:events';

const LINES = 2_000;

interface Line {
  time: string;
  text: string;
}

interface Run {
  lines: Line[];
  ended: boolean;
}

/** What a container of a pod has said, in this run and in the one before. @internal */
export class LogBook {
  readonly #runs = new Map<string, Run[]>();
  readonly #events = new EventEmitter().setMaxListeners(0);

  private constructor() {}

  static create(): LogBook {
    return new LogBook();
  }

  /** A new run begins; of the earlier ones the last is kept. */
  begin(pod: string, container: string): void {
    const id = `${pod}/${container}`;
    this.end(pod, container);
    const before = this.#runs.get(id) ?? [];
    this.#runs.set(id, [...before.slice(-1), { lines: [], ended: false }]);
  }

  write(pod: string, container: string, text: string): void {
    const run = this.#runs.get(`${pod}/${container}`)?.at(-1);
    if (!run) return;
    const line = { time: new Date().toISOString(), text };
    run.lines.push(line);
    if (run.lines.length > LINES) run.lines.splice(0, LINES / 4);
    this.#events.emit(`${pod}/${container}`, line);
  }

  end(pod: string, container: string): void {
    const run = this.#runs.get(`${pod}/${container}`)?.at(-1);
    if (!run || run.ended) return;
    run.ended = true;
    this.#events.emit(`${pod}/${container}`);
  }

  forget(pod: string): void {
    for (const id of [...this.#runs.keys()]) {
      if (id.startsWith(`${pod}/`)) {
        this.#events.emit(id);
        this.#runs.delete(id);
      }
    }
  }

  /** The lines of a run; undefined when there is no such run. */
  read(pod: string, container: string, previous: boolean): Line[] | undefined {
    const runs = this.#runs.get(`${pod}/${container}`);
    return runs?.at(previous ? -2 : -1)?.lines;
  }

  /** Hears every further line, and nothing once the run has ended. */
  follow(
    pod: string,
    container: string,
    hear: (line: Line | undefined) => void,
  ): () => void {
    const id = `${pod}/${container}`;
    if (this.#runs.get(id)?.at(-1)?.ended !== false) {
      hear(undefined);
      return () => {};
    }
    this.#events.on(id, hear);
    return () => this.#events.off(id, hear);
  }
}
