import {
  AuthenticationError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Hub } from './Hub';
import { Account } from './model';
import { issuePage, repositoryPage } from './pages';
import { Rest } from './rest';
import { Webhooks } from './Webhooks';

const LOOPBACK = '127.0.0.1';
const API = /^\/api\/v3(\/.*)$/;
const PEOPLE = /^\/people\/([\w-]{1,39})(\/.*)$/;
const AGAIN = /^\/deliveries\/([\w-]+)\/attempts$/;
const PAGE = /^\/([\w.-]+\/[\w.-]+)(?:\/(?:issues|pull)(?:\/(\d+))?)?$/;

const STATUS_CODES: [new (...args: never[]) => Error, number][] = [
  [InputError, 422],
  [AuthenticationError, 401],
  [NotAllowedError, 403],
  [NotFoundError, 404],
];

/** @internal */
export interface GithubServerOptions {
  hub: Hub;
  rest: Rest;
  webhooks: Webhooks;
  /** By which the portal is known. */
  token: string;
}

function sendJson(
  req: IncomingMessage,
  res: ServerResponse,
  { status, body }: { status: number; body: unknown },
): void {
  const json = JSON.stringify(body);
  const etag = `"${createHash('sha256').update(json).digest('hex')}"`;
  if (req.method === 'GET' && req.headers['if-none-match'] === etag) {
    res.writeHead(304, { etag }).end();
    return;
  }
  res.writeHead(status, { 'content-type': 'application/json', etag });
  res.end(json);
}

function sendPage(res: ServerResponse, html: string): void {
  res.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    // Whatever people wrote is nothing but text.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  });
  res.end(html);
}

async function bodyOf(req: IncomingMessage): Promise<unknown> {
  const body = await text(req);
  if (body === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    throw new InputError('The body is no JSON.');
  }
}

/**
 * Speaks as GitHub does, as far as the portal asks it: GitHub itself cannot run on a laptop.
 *
 * - `/api/v3/…` is its API, for the token of the playground.
 * - `/people/LOGIN/…` is the same in the name of somebody, with `POST …/repos/OWNER/NAME/forms/KIND` for what an issue form is
 *   filled in with, and `PUT …/pulls/N/merge`.
 * - `/OWNER/NAME/issues/N` is a plain page, `/deliveries` what the portal was told and what it answered.
 *
 * @internal
 */
export class GithubServer {
  readonly #options: GithubServerOptions;
  readonly #server = createServer((req, res) => {
    this.#answer(req, res).catch(error => {
      const [, status] = STATUS_CODES.find(
        ([type]) => error instanceof type,
      ) ?? [Error, 500];
      const { message } = error as Error;
      sendJson(req, res, { status, body: { message } });
    });
  });

  static create(options: GithubServerOptions): GithubServer {
    return new GithubServer(options);
  }

  private constructor(options: GithubServerOptions) {
    this.#options = options;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://${LOOPBACK}:${port}`;
  }

  /** Resolves when it listens; port 0 is a free one. */
  async listen(port: number): Promise<void> {
    this.#server.listen(port, LOOPBACK);
    await once(this.#server, 'listening');
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    // A web page that somebody has open must not be able to ask in somebody's name.
    if (req.headers.origin !== undefined) {
      throw new NotAllowedError('Browsers only read here.');
    }
    const { hub, webhooks } = this.#options;
    const { method = 'GET' } = req;
    const url = new URL(req.url ?? '/', `http://${LOOPBACK}`);
    const { pathname } = url;
    const [, asked] = API.exec(pathname) ?? [];
    const [, login, byPerson] = PEOPLE.exec(pathname) ?? [];
    const [, again] = AGAIN.exec(pathname) ?? [];
    const [, repository, number] = PAGE.exec(pathname) ?? [];
    if (asked !== undefined) {
      await this.#rest(req, res, { url, path: asked, by: this.#portal(req) });
    } else if (byPerson !== undefined) {
      const by = hub.person(login);
      await this.#rest(req, res, { url, path: byPerson, by });
    } else if (method === 'POST' && again !== undefined) {
      sendJson(req, res, { status: 200, body: await webhooks.again(again) });
    } else if (method === 'GET' && pathname === '/deliveries') {
      sendJson(req, res, { status: 200, body: webhooks.deliveries });
    } else if (method === 'GET' && repository !== undefined) {
      const of = hub.repository(repository);
      sendPage(
        res,
        number === undefined
          ? repositoryPage(of)
          : issuePage(of, Number(number)),
      );
    } else {
      throw new NotFoundError(
        `There is /api/v3, /people/LOGIN, /deliveries, and pages of ${hub.repositories
          .map(({ name }) => `/${name}`)
          .join(' and ')}.`,
      );
    }
  }

  async #rest(
    req: IncomingMessage,
    res: ServerResponse,
    { url, path, by }: { url: URL; path: string; by: Account },
  ): Promise<void> {
    const { method = 'GET' } = req;
    const body = await bodyOf(req);
    const query = url.searchParams;
    const { rest } = this.#options;
    sendJson(req, res, rest.answer({ method, path, query, body, by }));
  }

  #portal({ headers, method = 'GET' }: IncomingMessage): Account {
    const { hub, token } = this.#options;
    const given = headers.authorization?.replace(/^(token|bearer) /i, '');
    // As GitHub does: everybody reads what is public, and a wrong token reads nothing.
    if (given === token || (given === undefined && method === 'GET')) {
      return hub.portal;
    }
    throw new AuthenticationError('Bad credentials');
  }
}
