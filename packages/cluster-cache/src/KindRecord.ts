import { EventRate } from './EventRate';
import { KindState, WatchStatus } from './types';

/** The figures of one watch, and what people are told about it. */
export class KindRecord {
  readonly #rate = new EventRate();
  readonly #onChange: () => void;
  readonly #state: Omit<KindState, 'objects' | 'eventsPerSecond'>;

  constructor(kind: string, onChange: () => void) {
    this.#onChange = onChange;
    this.#state = {
      kind,
      status: 'connecting',
      message: 'Not listed yet.',
      publicMessage: 'Not listed yet.',
      since: new Date(),
      bytesReceived: 0,
      events: 0,
      relists: 0,
      resumes: 0,
    };
  }

  get status(): WatchStatus {
    return this.#state.status;
  }

  get hasListed(): boolean {
    return this.#state.listedAt !== undefined;
  }

  state(objects: number): KindState {
    const eventsPerSecond = this.#rate.perSecond();
    return { ...this.#state, objects, eventsPerSecond };
  }

  /** The time since which it is so stays while only the words change. */
  become(
    status: WatchStatus,
    message: string,
    details: { remedy?: string; publicMessage?: string } = {},
  ): void {
    const { remedy, publicMessage = message } = details;
    const state = this.#state;
    if (state.status === status && state.message === message) return;
    if (state.status !== status) state.since = new Date();
    Object.assign(state, { status, message, publicMessage, remedy });
    this.#onChange();
  }

  received(bytes: number): void {
    this.#state.bytesReceived += bytes;
  }

  version(apiVersion: string): void {
    this.#state.apiVersion = apiVersion;
  }

  listed(): void {
    if (this.hasListed) this.#state.relists += 1;
    this.#state.listedAt = new Date();
  }

  resumed(): void {
    this.#state.resumes += 1;
  }

  bookmark(): void {
    this.#state.lastBookmarkAt = new Date();
  }

  event(lagMs: number | undefined): void {
    this.#rate.count();
    this.#state.events += 1;
    this.#state.lastEventAt = new Date();
    if (lagMs !== undefined) {
      this.#state.lagSeconds = Math.max(0, lagMs / 1000);
    }
  }
}
