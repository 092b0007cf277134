import { readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { Secret, ServerConfig } from '../config';
import { noCredentials, tooMuch, tooSlow, unreachable } from './troubles';

/** More is no answer that anybody asked for: a shorter range is asked for instead. */
const LARGEST_ANSWER = 16 * 1024 * 1024;
/** Longer addresses are refused by some proxies: the query goes into the body. */
const LONGEST_ADDRESS = 4_000;
/** Certificates and tokens are renewed on disk. */
const SECRETS_MS = 60_000;

/** @internal */
export interface RawAnswer {
  status: number;
  body: string;
  retryAfter?: string;
}

interface Connection {
  agent: http.Agent | https.Agent;
  headers: Record<string, string>;
  readAt: number;
}

class AnswerTooLargeError extends Error {}

type Credentials = { authorization?: string } & Pick<
  https.AgentOptions,
  'ca' | 'cert' | 'key'
>;

async function textOf(secret: Secret): Promise<string> {
  return 'text' in secret
    ? secret.text
    : (await readFile(secret.file, 'utf8')).trim();
}

async function readCredentials({
  auth,
  tls,
}: ServerConfig): Promise<Credentials> {
  const file = async (path: string | undefined) =>
    path && readFile(path, 'utf8');
  const [ca, cert, key] = await Promise.all(
    [tls?.caFile, tls?.certFile, tls?.keyFile].map(file),
  );
  const pems = {
    ...(ca && { ca }),
    ...(cert && { cert }),
    ...(key && { key }),
  };
  if (!auth) return pems;
  if (auth.kind === 'bearer') {
    return { ...pems, authorization: `Bearer ${await textOf(auth.token)}` };
  }
  const pair = `${auth.username}:${await textOf(auth.password)}`;
  const basic = Buffer.from(pair, 'utf8').toString('base64');
  return { ...pems, authorization: `Basic ${basic}` };
}

/**
 * Sends questions to one server and brings whole answers. It follows no redirects: a server is where the
 * configuration says.
 *
 * @internal
 */
export class Transport {
  readonly #config: ServerConfig;
  #connection?: Promise<Connection>;
  #fingerprint = '';

  private constructor(config: ServerConfig) {
    this.#config = config;
  }

  static create(config: ServerConfig): Transport {
    return new Transport(config);
  }

  async ask(
    path: string,
    parameters: URLSearchParams,
    signal: AbortSignal,
  ): Promise<RawAnswer> {
    const { title, timeoutMs } = this.#config;
    const { agent, headers } = await this.#connect();
    const limit = AbortSignal.timeout(timeoutMs);
    const either = AbortSignal.any([signal, limit]);
    const once = () => this.#send(path, parameters, agent, headers, either);
    try {
      // A connection that was kept may have been closed meanwhile; questions change nothing, so asking twice is safe.
      return await once().catch(error => {
        if (either.aborted || error.code !== 'ECONNRESET') throw error;
        return once();
      });
    } catch (error) {
      signal.throwIfAborted();
      if (limit.aborted) throw tooSlow(title, timeoutMs);
      if (error instanceof AnswerTooLargeError) {
        throw tooMuch(title, error.message);
      }
      throw unreachable(title, (error as Error).message || String(error));
    }
  }

  async #send(
    path: string,
    parameters: URLSearchParams,
    agent: http.Agent,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<RawAnswer> {
    const url = new URL(`${this.#config.url}${path}`);
    const { request } = url.protocol === 'https:' ? https : http;
    const post = url.href.length + String(parameters).length > LONGEST_ADDRESS;
    if (!post) url.search = String(parameters);
    const answer = await new Promise<http.IncomingMessage>(
      (resolve, reject) => {
        request(
          url,
          {
            agent,
            signal,
            method: post ? 'POST' : 'GET',
            headers: {
              ...headers,
              accept: 'application/json',
              ...(post && {
                'content-type': 'application/x-www-form-urlencoded',
              }),
            },
          },
          resolve,
        )
          .on('error', reject)
          .end(post ? String(parameters) : undefined);
      },
    );
    return {
      status: answer.statusCode ?? 0,
      body: await readAll(answer),
      retryAfter: answer.headers['retry-after'],
    };
  }

  async #connect(): Promise<Connection> {
    const known = await this.#connection?.catch(() => undefined);
    if (known && Date.now() - known.readAt < SECRETS_MS) return known;
    this.#connection = this.#open(known);
    return this.#connection;
  }

  async #open(known: Connection | undefined): Promise<Connection> {
    const { title, url, concurrency, headers, tls } = this.#config;
    let credentials: Credentials;
    try {
      credentials = await readCredentials(this.#config);
    } catch (error) {
      throw noCredentials(title, String(error));
    }
    const { authorization, ...pems } = credentials;
    const fingerprint = JSON.stringify(pems);
    const fresh = { readAt: Date.now(), headers: { ...headers } };
    if (authorization) fresh.headers.authorization = authorization;
    if (known && fingerprint === this.#fingerprint) {
      return { ...known, ...fresh };
    }
    this.#fingerprint = fingerprint;
    const options = { keepAlive: true, maxSockets: concurrency + 2 };
    const agent = url.startsWith('https:')
      ? new https.Agent({ ...options, ...pems, servername: tls?.serverName })
      : new http.Agent(options);
    return { ...fresh, agent };
  }
}

async function readAll(answer: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LARGEST_ANSWER) {
      throw new AnswerTooLargeError('The answer is larger than 16 MiB');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
