import { TicketsBusyError } from '@operate-first/plugin-operations-node';

/** What is left to those who keep tickets: authors are not urgent. */
const RESERVE = 0.2;
const MARGIN_MILLISECONDS = 1_000;

type Headers = Record<string, string | number | undefined>;

/**
 * How many requests a GitHub still allows, by what it says with each answer.
 *
 * @internal
 */
export class Allowance {
  readonly #pauses = new Map<string, Date>();

  static create(): Allowance {
    return new Allowance();
  }

  private constructor() {}

  /** Reads what an answer says of the limit. */
  heed(host: string, headers: Headers): void {
    const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map(
      name => Number(headers[`x-ratelimit-${name}`] ?? NaN),
    );
    if (remaining < limit * RESERVE && Number.isFinite(reset)) {
      this.pause(host, new Date(reset * 1000 + MARGIN_MILLISECONDS));
    }
  }

  pause(host: string, until: Date): void {
    this.#pauses.set(host, until);
  }

  /** Throws while a host is not to be asked. */
  check(host: string): void {
    const until = this.#pauses.get(host);
    if (!until || until.getTime() <= Date.now()) return;
    throw new TicketsBusyError(`${host} asks to be asked less often.`, until);
  }
}
