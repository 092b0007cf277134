import { TooManyRequestsError } from '../../api/TooManyRequestsError';
import { RateWindow } from '../../inspect/RateWindow';

/** So much that nobody who types notices it; others are told of most of it. */
const PER_MINUTE = {
  ask: 30,
  draft: 60,
  answer: 60,
  change: 60,
  rate: 30,
  propose: 30,
  request: 120,
  upstream: 60,
};

const WORDS: Record<LimitedWrite, string> = {
  ask: 'asked',
  draft: 'begun questions',
  answer: 'answered',
  change: 'changed questions',
  rate: 'rated runbooks',
  propose: 'proposed texts',
  request: 'asked for changes',
  upstream: 'looked upstream',
};

/** @internal */
export type LimitedWrite = keyof typeof PER_MINUTE;

/**
 * Keeps one person, or a program with their token, from telling others more than those can read. Counted in this process
 * alone: with several replicas, each allows as much.
 *
 * @internal
 */
export class PersonLimits {
  readonly #windows: Record<LimitedWrite, RateWindow>;

  static create(options: { now?: () => number } = {}): PersonLimits {
    return new PersonLimits(options.now ?? (() => performance.now()));
  }

  private constructor(now: () => number) {
    const windowOf = (what: LimitedWrite) =>
      RateWindow.create(PER_MINUTE[what], now);
    this.#windows = {
      ask: windowOf('ask'),
      draft: windowOf('draft'),
      answer: windowOf('answer'),
      change: windowOf('change'),
      rate: windowOf('rate'),
      propose: windowOf('propose'),
      request: windowOf('request'),
      upstream: windowOf('upstream'),
    };
  }

  /** Counts one of them, or refuses it. */
  take(what: LimitedWrite, person: string): void {
    const wait = this.#windows[what].take(person);
    if (wait === undefined) return;
    throw new TooManyRequestsError(
      `You have ${WORDS[what]} ${PER_MINUTE[what]} times within a minute. Try again in ${wait} s.`,
      wait,
    );
  }
}
