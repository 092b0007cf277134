import { HealthStatus } from '@operate-first/plugin-operations-common';
import { judge } from './judge';
import { Look, Looker } from './Looker';
import { Probe } from './schema';

/** The outcome of one turn of a probe: a look, and a second one where the first was news of a failure. @internal */
export interface Outcome {
  lookedAt: Date;
  /** What somebody who came at that moment got; this is what is counted. */
  first: Look;
  /** What is reported. */
  last: Look;
  attempts: number;
}

/** Settled by one look: a second one at once would say the same. */
const NEEDS_NO_SECOND_LOOK = new Set([
  'probe.tls-expiring',
  'probe.forbidden-address',
]);

/**
 * One address that is looked at, whatever number of services share it.
 *
 * @internal
 */
export class Target {
  readonly probe: Probe;
  #outcome: Outcome | undefined;
  /** What that outcome says. */
  #status: HealthStatus | undefined;

  constructor(probe: Probe) {
    this.probe = probe;
  }

  /** The last outcome of a turn in which looking was possible. */
  get outcome(): Outcome | undefined {
    return this.#outcome;
  }

  /** Why policy forbids the address, where it does. */
  get forbidden(): string | undefined {
    const failure = this.#outcome?.last.failure;
    return failure?.kind === 'forbidden' ? failure.why : undefined;
  }

  /** Takes a turn; undefined where the signal ended it. */
  async look(
    looker: Looker,
    signal: AbortSignal,
  ): Promise<Outcome | undefined> {
    const lookedAt = new Date();
    const first = await looker.look(this.probe, signal);
    if (!first) return undefined;
    const again = this.#isNewFailure(first);
    const last = again ? await looker.look(this.probe, signal) : first;
    if (!last) return undefined;
    const outcome = { lookedAt, first, last, attempts: again ? 2 : 1 };
    if (last.failure?.kind !== 'blind') {
      this.#outcome = outcome;
      this.#status = judge(this.probe, last, new Date()).status;
    }
    return outcome;
  }

  #isNewFailure(look: Look): boolean {
    const { status, reasons } = judge(this.probe, look, new Date());
    return (
      status !== 'healthy' &&
      status !== this.#status &&
      reasons.some(({ code }) => !NEEDS_NO_SECOND_LOOK.has(code))
    );
  }
}
