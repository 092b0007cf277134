import {
  UpstreamAddress,
  UpstreamTracker,
} from '@operate-first/plugin-operations-node';

/** What knows an address, and what it names. @internal */
export interface KnownAddress {
  tracker: UpstreamTracker;
  address: UpstreamAddress;
}

/**
 * Where upstream projects keep their issues.
 *
 * @internal
 */
export class UpstreamSet {
  readonly #trackers = new Map<string, UpstreamTracker>();

  static create(): UpstreamSet {
    return new UpstreamSet();
  }

  private constructor() {}

  add(tracker: UpstreamTracker): void {
    if (this.#trackers.has(tracker.id)) {
      throw new Error(`There are two trackers ${tracker.id}.`);
    }
    this.#trackers.set(tracker.id, tracker);
  }

  list(): UpstreamTracker[] {
    return [...this.#trackers.values()];
  }

  get(id: string | null): UpstreamTracker | undefined {
    return id === null ? undefined : this.#trackers.get(id);
  }

  /** Undefined where it is no address of a host that is configured for any of them. */
  read(url: string): KnownAddress | undefined {
    for (const tracker of this.#trackers.values()) {
      const address = tracker.read(url);
      if (address) return { tracker, address };
    }
    return undefined;
  }
}
