import { InputError, NotFoundError } from '@backstage/errors';
import {
  SilenceReport,
  WantedSilence,
} from '@operate-first/plugin-operations-node';
import { readFile } from 'node:fs/promises';
import { Agent, Dispatcher, request } from 'undici';
import { z } from 'zod';
import { AskConfig } from '../config';
import {
  ActiveAlert,
  activeAlertSchema,
  listSchema,
  madeSilenceSchema,
  SilenceAnswer,
  silenceSchema,
  statusSchema,
  wrongIn,
} from '../schema';
import { authorizationOf, remembered } from '../secrets';
import {
  notAlertmanager,
  refusal,
  ServerError,
  tooSlow,
  unreachable,
} from './ServerError';
import { tlsProblem } from './tlsProblem';

/** Ten thousand alerts are about 10 MiB. */
const LARGEST_ANSWER = 64 * 1024 * 1024;

interface Connection {
  dispatcher: Agent;
  headers: Record<string, string>;
}

/** A list as it was answered: what could be read, and what was wrong with the rest. @internal */
export interface Answered<T> {
  items: T[];
  wrong: string[];
}

/**
 * Asks one Alertmanager, or what speaks its API. It follows no redirects: a server is where the configuration says.
 *
 * @internal
 */
export class AlertmanagerServer {
  readonly #title: string;
  readonly #config: AskConfig;
  readonly #page?: string;
  readonly #connect: () => Promise<Connection>;
  #dispatcher?: Agent;

  static create(options: {
    title: string;
    page?: string;
    ask: AskConfig;
  }): AlertmanagerServer {
    return new AlertmanagerServer(options);
  }

  private constructor(options: {
    title: string;
    page?: string;
    ask: AskConfig;
  }) {
    this.#title = options.title;
    this.#page = options.page;
    this.#config = options.ask;
    this.#connect = remembered(() => this.#open());
  }

  /** Everything that fires, also what is kept quiet. */
  async alerts(signal?: AbortSignal): Promise<Answered<ActiveAlert>> {
    return this.#list('/api/v2/alerts', activeAlertSchema, signal);
  }

  async silences(signal?: AbortSignal): Promise<Answered<SilenceReport>> {
    const { items, wrong } = await this.#list(
      '/api/v2/silences',
      silenceSchema,
      signal,
    );
    return { items: items.map(silence => this.#toReport(silence)), wrong };
  }

  /** When it was started; undefined where it does not say so. */
  async startedAt(signal?: AbortSignal): Promise<Date | undefined> {
    try {
      const answer = await this.#ask('GET', '/api/v2/status', { signal });
      return statusSchema.safeParse(answer).data?.uptime;
    } catch (error) {
      // Not everybody who speaks this API has a status.
      if (error instanceof ServerError && error.status === 404) {
        return undefined;
      }
      throw error;
    }
  }

  async makeSilence(wanted: WantedSilence): Promise<SilenceReport> {
    const answer = await this.#ask('POST', '/api/v2/silences', {
      body: {
        matchers: wanted.matchers.map(({ name, value, operator }) => ({
          name,
          value,
          isRegex: operator.endsWith('~'),
          isEqual: operator.startsWith('='),
        })),
        startsAt: wanted.startsAt.toISOString(),
        endsAt: wanted.endsAt.toISOString(),
        createdBy: wanted.createdBy,
        comment: wanted.comment,
      },
    }).catch(error => {
      if (error instanceof ServerError && error.status === 400) {
        throw new InputError(
          `${
            this.#title
          } does not accept this silence. Look at its matchers and times.`,
        );
      }
      throw error;
    });
    const { silenceID } = this.#read(madeSilenceSchema, answer);
    return this.silence(silenceID);
  }

  async endSilence(id: string): Promise<SilenceReport> {
    const path = `/api/v2/silence/${encodeURIComponent(id)}`;
    const before = await this.silence(id);
    if (before.state === 'expired') return before;
    await this.#ask('DELETE', path);
    return this.silence(id);
  }

  async silence(id: string): Promise<SilenceReport> {
    const path = `/api/v2/silence/${encodeURIComponent(id)}`;
    const answer = await this.#ask('GET', path).catch(error => {
      if (error instanceof ServerError && error.status === 404) {
        throw new NotFoundError(
          `${this.#title} knows of no silence ${id} any more.`,
        );
      }
      throw error;
    });
    return this.#toReport(this.#read(silenceSchema, answer));
  }

  async close(): Promise<void> {
    await this.#dispatcher?.close();
  }

  async #list<T>(
    path: string,
    schema: z.ZodType<T>,
    signal?: AbortSignal,
  ): Promise<Answered<T>> {
    const answer = await this.#ask('GET', path, { signal });
    const items: T[] = [];
    const wrong: string[] = [];
    this.#read(listSchema, answer).forEach((item, at) => {
      const parsed = schema.safeParse(item);
      if (parsed.success) items.push(parsed.data);
      else {
        const { path: where, message } = wrongIn(parsed.error);
        wrong.push(`${at}.${where}: ${message}`);
      }
    });
    return { items, wrong };
  }

  #read<T>(schema: z.ZodType<T>, answer: unknown): T {
    const parsed = schema.safeParse(answer);
    if (parsed.success) return parsed.data;
    const { path, message } = wrongIn(parsed.error);
    throw notAlertmanager(this.#title, `${path}: ${message}`);
  }

  #toReport(silence: SilenceAnswer): SilenceReport {
    const { id, status, startsAt, endsAt, createdBy, comment } = silence;
    return {
      id,
      matchers: silence.matchers.map(({ name, value, isRegex, isEqual }) => ({
        name,
        value,
        operator: operatorOf(isRegex, isEqual ?? true),
      })),
      startsAt,
      endsAt,
      state: status.state,
      comment,
      createdBy,
      ...(this.#page && { url: `${this.#page}/#/silences/${id}` }),
    };
  }

  async #ask(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    options: { signal?: AbortSignal; body?: object } = {},
  ): Promise<unknown> {
    const { timeoutMs, url } = this.#config;
    const limit = AbortSignal.timeout(timeoutMs);
    const signal = options.signal
      ? AbortSignal.any([options.signal, limit])
      : limit;
    try {
      const { dispatcher, headers } = await this.#connect();
      const answer = await request(`${url}${path}`, {
        method,
        dispatcher,
        signal,
        headers: {
          ...headers,
          accept: 'application/json',
          ...(options.body && { 'content-type': 'application/json' }),
        },
        body: options.body && JSON.stringify(options.body),
      });
      return await this.#answer(answer);
    } catch (error) {
      if (error instanceof ServerError) throw error;
      options.signal?.throwIfAborted();
      if (limit.aborted) throw tooSlow(this.#title, timeoutMs);
      const ofTls = url.startsWith('https:') && tlsProblem(this.#title, error);
      throw ofTls || unreachable(this.#title, String(error));
    }
  }

  async #answer(answer: Dispatcher.ResponseData): Promise<unknown> {
    const text = await this.#text(answer);
    const { statusCode } = answer;
    if (statusCode >= 300) throw refusal(this.#title, statusCode, text);
    if (text === '') return undefined;
    try {
      return JSON.parse(text);
    } catch {
      throw notAlertmanager(this.#title, text);
    }
  }

  async #text({ body }: Dispatcher.ResponseData): Promise<string> {
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > LARGEST_ANSWER) {
        throw notAlertmanager(this.#title, 'The answer is larger than 64 MiB.');
      }
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  }

  async #open(): Promise<Connection> {
    const { login, tls, headers } = this.#config;
    const file = async (path: string | undefined) =>
      path === undefined ? undefined : readFile(path, 'utf8');
    try {
      const [ca, cert, key] = await Promise.all(
        [tls.caFile, tls.certFile, tls.keyFile].map(file),
      );
      const authorization = login && (await authorizationOf(login));
      const before = this.#dispatcher;
      this.#dispatcher = new Agent({
        connections: 4,
        connect: { ca, cert, key, servername: tls.serverName },
      });
      void before?.close();
      return {
        dispatcher: this.#dispatcher,
        headers: { ...headers, ...(authorization && { authorization }) },
      };
    } catch (error) {
      throw new ServerError({
        message: `The portal cannot read what it identifies itself with to ${
          this.#title
        }.`,
        remedy: 'Look at the files that operations.alertmanager names.',
        detail: String(error),
      });
    }
  }
}

function operatorOf(isRegex: boolean, isEqual: boolean) {
  if (isRegex) return isEqual ? '=~' : '!~';
  return isEqual ? '=' : '!=';
}
