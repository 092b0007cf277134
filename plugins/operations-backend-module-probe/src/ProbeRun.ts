import { setTimeout as delay } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import {
  ObservationFailure,
  ObservationInput,
  SourceContext,
} from '@operate-first/plugin-operations-node';
import { sayDuration } from './duration';
import { judge } from './judge';
import { Look, Looker } from './Looker';
import { observe } from './observe';
import { Schedule } from './Schedule';
import { ProbeDefaults } from './schema';
import { Outcome } from './Target';
import { WatchedGroup, WatchedTarget, Watchlist } from './Watchlist';

const RETRY_AFTER_MS = 5_000;

/** @internal */
export interface ProbeRunOptions {
  defaults: ProbeDefaults;
  concurrency: number;
  looker: Looker;
  logger: LoggerService;
  random?: () => number;
}

type Result =
  | { observation: ObservationInput }
  | { failure: ObservationFailure };

/**
 * One term of the source: from the moment it is the one that writes until its signal is aborted.
 *
 * @internal
 */
export class ProbeRun {
  readonly #context: SourceContext;
  readonly #looker: Looker;
  readonly #logger: LoggerService;
  readonly #defaults: ProbeDefaults;
  readonly #watchlist: Watchlist;
  readonly #schedule: Schedule;
  readonly #declared = new Map<string, string>();
  #behind = false;
  #following = false;
  #fault: string | undefined;
  #reported: string | undefined;

  private constructor(context: SourceContext, options: ProbeRunOptions) {
    this.#context = context;
    this.#looker = options.looker;
    this.#logger = options.logger;
    this.#defaults = options.defaults;
    this.#watchlist = new Watchlist(options.defaults);
    this.#schedule = Schedule.create({ ...options, signal: context.signal });
  }

  /** Begins, and rejects where beginning is not possible. */
  static async start(
    context: SourceContext,
    options: ProbeRunOptions,
  ): Promise<void> {
    const run = new ProbeRun(context, options);
    run.#following = true;
    context.onServicesChanged(() => run.#catchUp());
    await run.#follow();
    run.#following = false;
    if (run.#behind) void run.#catchUp();
  }

  get #over(): boolean {
    return this.#context.signal.aborted;
  }

  /** Follows the services that there are now. */
  async #follow(): Promise<void> {
    if (this.#over) return;
    this.#watchlist.update(this.#context.listServices());
    await this.#declare();
    const jobs = [...this.#watchlist.targets].map(
      ([key, { target }]) =>
        [
          key,
          {
            intervalMs: target.probe.interval,
            run: () => this.#takeTurn(key),
          },
        ] as const,
    );
    this.#schedule.set(new Map(jobs));
    this.#report();
  }

  /** Follows changes, one pass at a time: what changes during a pass is taken up by one more. */
  async #catchUp(): Promise<void> {
    this.#behind = true;
    if (this.#following) return;
    this.#following = true;
    while (this.#behind && !this.#over) {
      this.#behind = false;
      try {
        await this.#follow();
        this.#mend();
      } catch (error) {
        this.#fail('The changes of services could not be followed', error);
        this.#behind = true;
        await pause(RETRY_AFTER_MS, this.#context.signal);
      }
    }
    this.#following = false;
  }

  /** Declares what differs from what was declared before; all services at first, to retire what is gone. */
  async #declare(): Promise<void> {
    const declarations = this.#watchlist.declarations();
    const present = new Set(declarations.map(({ serviceId }) => serviceId));
    for (const id of this.#declared.keys()) {
      if (!present.has(id)) this.#declared.delete(id);
    }
    const changed = declarations
      .map(declaration => ({ declaration, text: JSON.stringify(declaration) }))
      .filter(
        ({ declaration, text }) =>
          this.#declared.get(declaration.serviceId) !== text,
      );
    if (changed.length === 0 || this.#over) return;
    await this.#context.declare(changed.map(({ declaration }) => declaration));
    for (const { declaration, text } of changed) {
      this.#declared.set(declaration.serviceId, text);
    }
  }

  async #takeTurn(key: string): Promise<void> {
    const looked = this.#watchlist.targets.get(key);
    if (!looked) return;
    const { target } = looked;
    const { forbidden } = target;
    const outcome = await target.look(this.#looker, this.#context.signal);
    // Whoever wants the result now: the services may have changed meanwhile.
    const watched = this.#watchlist.targets.get(key);
    if (!outcome || !watched || this.#over) return;
    if (target.forbidden !== forbidden) void this.#catchUp();
    // The next look waits until this one is stored: a slow store is not buried in looks.
    await this.#write(this.#resultsOf(watched, outcome));
  }

  #resultsOf({ target, groups }: WatchedTarget, outcome: Outcome): Result[] {
    const { failure } = outcome.last;
    if (failure?.kind === 'blind') {
      return groups.map(({ serviceId, environment }) => ({
        failure: { serviceId, scope: { environment }, reason: failure.why },
      }));
    }
    const { status } = judge(target.probe, outcome.first, new Date());
    return groups.flatMap(group => {
      const observation = this.#observe(group);
      if (!observation) return [];
      if (status === 'unknown') return { observation };
      return {
        observation: {
          ...observation,
          events: {
            good: status === 'down' ? 0 : 1,
            total: 1,
            coveredSeconds: group.coverage.take(
              outcome.lookedAt,
              target.probe.interval,
            ),
            ...secondsOf(outcome.first),
          },
        },
      };
    });
  }

  #observe(group: WatchedGroup): ObservationInput | undefined {
    return observe(
      group,
      key => this.#watchlist.targets.get(key)?.target.outcome,
      group.coverage.nextMoment(new Date()),
    );
  }

  async #write(results: Result[]): Promise<void> {
    if (this.#over) return;
    const observations = results.flatMap(result =>
      'observation' in result ? result.observation : [],
    );
    const failures = results.flatMap(result =>
      'failure' in result ? result.failure : [],
    );
    try {
      if (observations.length > 0) await this.#context.record(observations);
      if (failures.length > 0) await this.#context.recordFailures(failures);
    } catch (error) {
      this.#fail('What probes saw could not be stored', error);
      return;
    }
    this.#mend();
  }

  #fail(what: string, error: unknown): void {
    if (this.#over) return;
    this.#logger.warn(what, isError(error) ? error : undefined);
    this.#fault = `${what}; the next look tries again. The log of the portal says more.`;
    this.#report();
  }

  #mend(): void {
    if (this.#fault === undefined) return;
    this.#fault = undefined;
    this.#report();
  }

  #report(): void {
    if (this.#over) return;
    const message = this.#fault ?? this.#sentence();
    if (message === this.#reported) return;
    this.#reported = message;
    this.#context.report({
      state: this.#fault ? 'failing' : 'running',
      message,
    });
  }

  /** Everybody may read it, so it says nothing that depends on how many services there are or how they are. */
  #sentence(): string {
    if (this.#watchlist.targets.size === 0) {
      return 'Looks at nothing yet: no service has the annotation operate-first.io/probe-url.';
    }
    const interval = sayDuration(this.#defaults.interval);
    return `Looks at each endpoint every ${interval}, unless its probe names an interval of its own.`;
  }
}

/** How long it took. Who refuses at once is not fast, but who hangs is slow. */
function secondsOf({ answer, failure, durationMs }: Look): {
  seconds?: number;
} {
  return answer || failure.kind === 'timeout'
    ? { seconds: durationMs / 1000 }
    : {};
}

/** Resolves after a time, or at once when the signal is aborted. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
}
