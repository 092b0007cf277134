import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  ServiceSignals,
  SignalPanel,
} from '@operate-first/plugin-operations-common';
import { SignalProvider } from '@operate-first/plugin-operations-node';
import { dashboardsOf } from './dashboards';

/** However many people look, servers are asked so often at most. */
const KEPT_MILLISECONDS = 30_000;
const PATIENCE_MILLISECONDS = 15_000;
const HOUR = 60 * 60 * 1000;
/** Answers that are kept at once; the oldest make room. */
const MOST_KEPT = 500;

/** Whose signals are asked for. @internal */
export interface SignalSubject {
  entityRef: string;
  entity: Entity;
  environment: string;
}

interface Kept {
  at: number;
  panels: Promise<SignalPanel[]>;
}

/**
 * Asks those who know the golden signals of a service, once for everybody who looks at the same time.
 *
 * @internal
 */
export class SignalReader {
  readonly #providers: SignalProvider[];
  readonly #logger: LoggerService;
  readonly #embed: string[];
  readonly #now: () => number;
  readonly #kept = new Map<string, Kept>();

  static create(options: {
    /** Modules may add some until the plugin starts. */
    providers: SignalProvider[];
    logger: LoggerService;
    /** Origins whose dashboards pages may embed. */
    embed: string[];
    now?: () => number;
  }): SignalReader {
    return new SignalReader(options);
  }

  private constructor(options: {
    providers: SignalProvider[];
    logger: LoggerService;
    embed: string[];
    now?: () => number;
  }) {
    this.#providers = options.providers;
    this.#logger = options.logger;
    this.#embed = options.embed;
    this.#now = options.now ?? Date.now;
  }

  async read(subject: SignalSubject, hours: number): Promise<ServiceSignals> {
    const key = `${subject.entityRef} ${subject.environment} ${hours}`;
    const kept = this.#kept.get(key);
    const fresh = kept && this.#now() - kept.at < KEPT_MILLISECONDS;
    const { at, panels } = fresh ? kept : this.#ask(key, subject, hours);
    return {
      from: new Date(at - hours * HOUR).toISOString(),
      to: new Date(at).toISOString(),
      askedAt: new Date(at).toISOString(),
      panels: await panels,
      links: dashboardsOf(subject.entity, this.#embed),
    };
  }

  #ask(key: string, subject: SignalSubject, hours: number): Kept {
    const at = this.#now();
    const range = { from: at - hours * HOUR, to: at };
    const panels = Promise.all(
      this.#providers.map(provider => this.#panelsOf(provider, subject, range)),
    ).then(lists => lists.flat());
    const kept = { at, panels };
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) break;
      this.#kept.delete(oldest);
    }
    return kept;
  }

  async #panelsOf(
    provider: SignalProvider,
    subject: SignalSubject,
    range: { from: number; to: number },
  ): Promise<SignalPanel[]> {
    const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS);
    const late = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
    // Whoever does not listen to the signal keeps nobody waiting either.
    late.catch(() => {});
    try {
      const read = provider.read(subject, { ...range, signal });
      return (await Promise.race([read, late])).panels;
    } catch (error) {
      this.#logger.warn(
        `${provider.id} did not tell the signals of ${subject.entityRef}: ${error}`,
      );
      return [unanswered(provider.id)];
    }
  }
}

/** In the place of what one of them would have shown: the others are shown all the same. */
function unanswered(id: string): SignalPanel {
  return {
    id,
    title: 'Golden signals',
    signal: 'other',
    unit: 'none',
    server: id,
    query: '',
    problem: `${id} did not answer in time. Try again in a while; the log of the backend says why.`,
    series: [],
  };
}
