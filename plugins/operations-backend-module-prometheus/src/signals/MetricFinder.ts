import { PrometheusServer } from '../server/PrometheusServer';
import { CONVENTIONAL_METRICS, requestMetric } from './conventions';

const KNOWN_MS = 10 * 60_000;
const MOST_KNOWN = 2_000;
const HOUR_MS = 3_600_000;

/** @internal */
export interface FoundMetrics {
  names: Set<string>;
  /** Labels of the metric that counts requests. */
  labels: Set<string>;
}

/** Which of the well-known metrics there are of a service; asked once in a while. @internal */
export class MetricFinder {
  readonly #known = new Map<string, { at: number; found: FoundMetrics }>();

  static create(): MetricFinder {
    return new MetricFinder();
  }

  async find(
    server: PrometheusServer,
    matchers: string,
    signal: AbortSignal,
  ): Promise<FoundMetrics> {
    const key = JSON.stringify([server.name, matchers]);
    const now = Date.now();
    const known = this.#known.get(key);
    if (known && now - known.at < KNOWN_MS) return known.found;
    const found = await this.#ask(server, matchers, signal);
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    // A service that has just begun to be scraped shows soon.
    if (found.names.size > 0) this.#known.set(key, { at: now, found });
    return found;
  }

  async #ask(
    server: PrometheusServer,
    matchers: string,
    signal: AbortSignal,
  ): Promise<FoundMetrics> {
    const options = { signal, urgent: true };
    const all = CONVENTIONAL_METRICS.join('|');
    const series = await server.query(
      `group by (__name__) ({__name__=~"${all}",${matchers}})`,
      options,
    );
    const names = new Set(series.map(({ labels }) => labels.__name__));
    const metric = requestMetric(names);
    const now = Date.now();
    const labels = metric
      ? await server.labelNames(
          `${metric}{${matchers}}`,
          { from: now - HOUR_MS, to: now },
          options,
        )
      : [];
    return { names, labels: new Set(labels) };
  }
}
