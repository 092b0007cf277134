import { Grid, GridAnswer, gridKey } from '../grid/Grid';
import { PrometheusServer } from '../server/PrometheusServer';

const KNOWN_MS = 10 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
const REMEMBERED_MS = 8 * DAY_MS;

/** Remembers for a while whether selectors ever had series: asked only where something is missing. @internal */
export class KnownSelectors {
  readonly #known = new Map<string, { at: number; answer: Promise<boolean> }>();

  /** Whether the selector had a series during the week before. */
  everSeen(
    server: PrometheusServer,
    selector: string,
    until: number,
    signal: AbortSignal,
  ): Promise<boolean> {
    const to = Math.ceil(until / DAY_MS) * DAY_MS;
    const key = JSON.stringify([server.name, selector, to]);
    const now = Date.now();
    const known = this.#known.get(key);
    if (known && now - known.at < KNOWN_MS) return known.answer;
    for (const [old, { at }] of this.#known) {
      if (now - at >= KNOWN_MS) this.#known.delete(old);
    }
    const range = { from: to - REMEMBERED_MS, to };
    const answer = server.hasSeries(selector, range, { signal });
    this.#known.set(key, { at: now, answer });
    answer.catch(() => this.#known.delete(key));
    return answer;
  }
}

/** Reads from one server for several SLIs: what two of them need is read once. @internal */
export class SeriesReader {
  readonly server: PrometheusServer;
  readonly signal: AbortSignal;
  readonly #known: KnownSelectors;
  readonly #answers = new Map<string, Promise<GridAnswer>>();

  private constructor(
    server: PrometheusServer,
    known: KnownSelectors,
    signal: AbortSignal,
  ) {
    this.server = server;
    this.#known = known;
    this.signal = signal;
  }

  static create(
    server: PrometheusServer,
    known: KnownSelectors,
    signal: AbortSignal,
  ): SeriesReader {
    return new SeriesReader(server, known, signal);
  }

  read(query: string, grid: Grid): Promise<GridAnswer> {
    const key = `${gridKey(grid)} ${query}`;
    let answer = this.#answers.get(key);
    if (!answer) {
      answer = this.server.read(query, grid, { signal: this.signal });
      this.#answers.set(key, answer);
    }
    return answer;
  }

  /** Whether the selector had a series during the week before. */
  everSeen(selector: string, until: number): Promise<boolean> {
    const { server, signal } = this;
    return this.#known.everSeen(server, selector, until, signal);
  }
}
