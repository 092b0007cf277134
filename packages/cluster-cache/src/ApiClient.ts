import http from 'node:http';
import https from 'node:https';
import { ApiError } from './ApiError';
import { Credentials } from './Credentials';
import { Deadline } from './Deadline';
import { readLines } from './jsonLines';
import { ClusterCacheTiming } from './timing';
import { ClusterDefinition } from './types';

/** More is no answer of an API server that was asked for pages. */
const LARGEST_BODY = 128 * 1024 * 1024;
const LARGEST_EXPLANATION = 64 * 1024;

/** What every answer tells beside its body. */
export interface AnswerFacts {
  /** The clock of the server against ours, where it says its time. */
  clockSkewMs?: number;
}

type Query = Record<string, string | undefined>;

const JSON_TYPE = 'application/json';

/**
 * Asks one API server. `@kubernetes/client-node` knows credentials, certificates and proxies; its `Watch` and its
 * informer are not used, because in 1.4 they swallow broken lines, stop at every error but 410, have no time limits
 * (the one they make is overwritten), list without pages, and hide the headers `Date` and `Retry-After`.
 */
export class ApiClient {
  readonly #credentials: Credentials;
  readonly #timing: ClusterCacheTiming;
  readonly #onAnswer: (facts: AnswerFacts) => void;

  private constructor(
    definition: ClusterDefinition,
    timing: ClusterCacheTiming,
    onAnswer: (facts: AnswerFacts) => void,
  ) {
    this.#credentials = Credentials.create(definition);
    this.#timing = timing;
    this.#onAnswer = onAnswer;
  }

  static create(
    definition: ClusterDefinition,
    timing: ClusterCacheTiming,
    onAnswer: (facts: AnswerFacts) => void,
  ): ApiClient {
    return new ApiClient(definition, timing, onAnswer);
  }

  /** A whole answer, within one limit of its own or the two of every request. */
  async get(
    path: string,
    query: Query,
    signal: AbortSignal,
    { accept, limit }: { accept?: string; limit?: number } = {},
  ): Promise<string> {
    const { answerLimit, bodyLimit } = this.#timing;
    const deadline = new Deadline(signal, limit ?? answerLimit);
    try {
      const answer = await this.#open(path, query, deadline, accept);
      if (limit === undefined) deadline.set(bodyLimit);
      return await readAll(answer, LARGEST_BODY);
    } catch (error) {
      throw deadline.explain(error);
    } finally {
      deadline.end();
    }
  }

  /** The lines of an answer that goes on. Ends when the server ends it. */
  async *stream(
    path: string,
    query: Query,
    limits: {
      duration: number;
      signal: AbortSignal;
      onOpen: () => void;
      accept?: string;
    },
  ): AsyncGenerator<string> {
    const deadline = new Deadline(limits.signal, this.#timing.answerLimit);
    try {
      const { accept } = limits;
      const answer = await this.#open(path, query, deadline, accept);
      deadline.set(limits.duration + this.#timing.answerLimit);
      limits.onOpen();
      yield* readLines(answer);
    } catch (error) {
      throw deadline.explain(error);
    } finally {
      deadline.end();
    }
  }

  /** Resolves when the answer begins; what comes then has no time limit but the signal. */
  async open(
    path: string,
    query: Query,
    signal: AbortSignal,
  ): Promise<AsyncIterable<Uint8Array>> {
    const deadline = new Deadline(signal, this.#timing.answerLimit);
    try {
      const answer = await this.#open(path, query, deadline, '*/*');
      deadline.set(undefined);
      return pieces(answer, deadline);
    } catch (error) {
      deadline.end();
      throw deadline.explain(error);
    }
  }

  async #open(
    path: string,
    query: Query,
    deadline: Deadline,
    accept = JSON_TYPE,
  ): Promise<http.IncomingMessage> {
    // A program that makes credentials may hang as a server may.
    const { server, options } = await deadline.race(this.#credentials.apply());
    const url = new URL(server.replace(/\/$/, '') + path);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, value);
    }
    const { request } = url.protocol === 'http:' ? http : https;
    const sentAt = Date.now();
    const answer = await new Promise<http.IncomingMessage>(
      (resolve, reject) => {
        const headers = { ...options.headers, accept };
        const { signal } = deadline;
        request(url, { ...options, headers, signal }, resolve)
          .on('error', reject)
          .end();
      },
    );
    this.#onAnswer({ clockSkewMs: clockSkew(answer.headers.date, sentAt) });
    const { statusCode = 0 } = answer;
    if (statusCode === 200) return answer;
    const explanation = await readAll(answer, LARGEST_EXPLANATION);
    const retryAfter = answer.headers['retry-after'];
    throw ApiError.fromAnswer(statusCode, explanation, retryAfter);
  }
}

/** The pieces of an answer as they come; whoever stops reading ends it. */
async function* pieces(
  answer: http.IncomingMessage,
  deadline: Deadline,
): AsyncGenerator<Uint8Array> {
  try {
    yield* answer as AsyncIterable<Buffer>;
  } catch (error) {
    throw deadline.explain(error);
  } finally {
    deadline.end();
  }
}

/** The header tells whole seconds, so half a second more is the best guess, and the middle of the wait is ours. */
function clockSkew(
  date: string | undefined,
  sentAt: number,
): number | undefined {
  const theirs = Date.parse(date ?? '') + 500;
  return Number.isNaN(theirs) ? undefined : theirs - (sentAt + Date.now()) / 2;
}

async function readAll(
  answer: http.IncomingMessage,
  limit: number,
): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > limit) throw ApiError.broken('more than can be true');
  }
  return Buffer.concat(chunks).toString('utf8');
}
