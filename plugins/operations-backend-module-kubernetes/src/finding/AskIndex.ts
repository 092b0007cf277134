import { KubeObject } from '@operate-first/cluster-cache';
import { Ask } from './Ask';

function matches(ask: Ask, labels: Record<string, string>): boolean {
  return ask.requirements.every(one => one.matches(labels));
}

/**
 * Which services ask for an object with these labels. Each service is kept under one of the label values that it
 * wants, so that a change costs its labels, not all services.
 *
 * @internal
 */
export class AskIndex {
  readonly #byLabel = new Map<string, Map<string, Ask>>();
  /** Those whose selector names no value. */
  readonly #others = new Map<string, Ask>();

  private constructor(asks: ReadonlyMap<string, Ask>) {
    for (const [serviceId, ask] of asks) {
      const pinned = ask.requirements.find(({ values }) => values);
      for (const value of pinned?.values ?? []) {
        const key = `${pinned?.key}=${value}`;
        const known = this.#byLabel.get(key) ?? new Map<string, Ask>();
        this.#byLabel.set(key, known.set(serviceId, ask));
      }
      if (!pinned) this.#others.set(serviceId, ask);
    }
  }

  /** By the ids of the services. */
  static create(asks: ReadonlyMap<string, Ask>): AskIndex {
    return new AskIndex(asks);
  }

  /** The ids of the services that ask for this object. */
  askingFor({ metadata }: KubeObject): string[] {
    const labels = { ...metadata.labels };
    const candidates = Object.entries(labels).flatMap(([label, value]) => [
      ...(this.#byLabel.get(`${label}=${value}`) ?? []),
    ]);
    return [...candidates, ...this.#others]
      .filter(([, ask]) => matches(ask, labels))
      .map(([serviceId]) => serviceId);
  }
}
