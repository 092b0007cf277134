import { LookupFunction } from 'node:net';
import { LoggerService } from '@backstage/backend-plugin-api';
import { AddressPolicy } from './AddressPolicy';
import { Exchange, exchange } from './exchange';
import {
  Failure,
  failureOf,
  NameServiceError,
  RedirectError,
  sayThrown,
  TimeLimitError,
} from './failures';
import { LookupAll, Resolver } from './Resolver';
import { Probe } from './schema';
import { sayOrigins, sayUrl } from './words';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** What is kept of an answer. @internal */
export interface Answer {
  statusCode: number;
  contentEncoding?: string;
  tlsExpiresAt?: Date;
  /** Whether the body is as expected; missing where nothing is expected of it. */
  bodyMatches?: boolean;
}

/** What one look saw: an answer or the reason why there is none. @internal */
export type Look = { durationMs: number } & (
  | { answer: Answer; failure?: undefined }
  | { failure: Failure; answer?: undefined }
);

/**
 * Looks once: one request and its redirects, under one time limit, each hop under the address policy.
 *
 * @internal
 */
export class Looker {
  readonly #policy: AddressPolicy;
  readonly #resolver: Resolver;
  readonly #ca: string | undefined;
  readonly #logger: LoggerService | undefined;

  private constructor(
    policy: AddressPolicy,
    resolver: Resolver,
    ca: string | undefined,
    logger: LoggerService | undefined,
  ) {
    this.#policy = policy;
    this.#resolver = resolver;
    this.#ca = ca;
    this.#logger = logger;
  }

  static create(options: {
    policy: AddressPolicy;
    lookupAll?: LookupAll;
    ca?: string;
    /** Told at debug what pages do not say: the addresses behind a failure. */
    logger?: LoggerService;
  }): Looker {
    const { policy, ca, logger } = options;
    return new Looker(policy, Resolver.create(options), ca, logger);
  }

  /** Never throws; a look that `signal` ended before its time is undefined. */
  async look(probe: Probe, signal: AbortSignal): Promise<Look | undefined> {
    if (signal.aborted) return undefined;
    const began = performance.now();
    const limit = new AbortController();
    const end = () => limit.abort();
    const timer = setTimeout(end, probe.timeout);
    signal.addEventListener('abort', end, { once: true });
    // As many as there are names whose addresses are being looked up.
    let lookups = 0;
    const lookup: LookupFunction = (hostname, options, callback) => {
      lookups += 1;
      this.#resolver.lookup(hostname, options, (...found) => {
        lookups -= 1;
        callback(...found);
      });
    };
    try {
      const exchanged = await this.#follow(probe, lookup, limit.signal);
      const durationMs = performance.now() - began;
      return { answer: answerOf(exchanged, probe), durationMs };
    } catch (error) {
      if (signal.aborted) return undefined;
      // Nobody was asked yet where the name service of the portal is what hangs.
      const limited =
        lookups > 0 ? new NameServiceError() : new TimeLimitError();
      const cause = limit.signal.aborted ? limited : error;
      this.#logger?.debug(
        `A look at ${sayUrl(probe.url)} failed: ${sayThrown(error)}`,
      );
      return {
        failure: failureOf(cause),
        durationMs: performance.now() - began,
      };
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
    }
  }

  async #follow(
    probe: Probe,
    lookup: LookupFunction,
    signal: AbortSignal,
  ): Promise<Exchange> {
    const follows = (statusCode: number) =>
      probe.followRedirects > 0 &&
      REDIRECTS.has(statusCode) &&
      !probe.expectedStatus?.includes(statusCode);
    const visited: URL[] = [];
    for (let url = new URL(probe.url); ; ) {
      visited.push(url);
      this.#policy.assertHost(url.hostname);
      const answer = await exchange(url, {
        method: probe.method,
        lookup,
        signal,
        skipBody: follows,
        ca: this.#ca,
      });
      if (!follows(answer.statusCode) || !answer.location) return answer;
      url = nextHop(answer.location, visited, probe.followRedirects);
    }
  }
}

function answerOf(exchanged: Exchange, probe: Probe): Answer {
  const { statusCode, contentEncoding, tlsExpiresAt, body } = exchanged;
  const answer = { statusCode, contentEncoding, tlsExpiresAt };
  return probe.bodyPattern && probe.method !== 'HEAD'
    ? { ...answer, bodyMatches: probe.bodyPattern.test(body) }
    : answer;
}

function nextHop(location: string, visited: URL[], most: number): URL {
  const from = visited[visited.length - 1];
  if (!URL.canParse(location, from)) {
    throw new RedirectError('redirects to something that is no address');
  }
  const next = new URL(location, from);
  if (next.protocol !== 'http:' && next.protocol !== 'https:') {
    throw new RedirectError(
      `redirects to an address of ${next.protocol}, which is no web address`,
    );
  }
  next.username = '';
  next.password = '';
  next.hash = '';
  const circle = visited.findIndex(({ href }) => href === next.href);
  if (circle >= 0) {
    const way = sayOrigins(visited.slice(circle));
    throw new RedirectError(`redirects in a circle (at ${way})`);
  }
  if (visited.length > most) {
    throw new RedirectError(
      `redirects more than ${most} times (at last to ${next.origin})`,
    );
  }
  return next;
}
