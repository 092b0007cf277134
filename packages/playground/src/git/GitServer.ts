import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { Git } from './Git';
import { ReadOnlyRepository } from './ownRepository';
import { RawRequest, rawRequest, readRaw } from './rawFile';
import { readCgi } from './readCgi';
import { Repositories } from './Repositories';

const LOOPBACK = '127.0.0.1';
/** What git asks for; the name of a repository is a name and leads nowhere else. */
const PATH =
  /^\/([a-z0-9][a-z0-9-]{0,99})(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;
/** What is served of a repository that is elsewhere: its branches and tags, as a whole or in parts. */
const READ_ONLY_SETTINGS = [
  ['uploadpack.allowFilter', 'true'],
  ['transfer.hideRefs', 'refs'],
  ['transfer.hideRefs', '!refs/heads'],
  ['transfer.hideRefs', '!refs/tags'],
];

/** @internal */
export interface GitServerOptions {
  git: Git;
  /** Where the bare repositories are. */
  folder: string;
  /** Where a push to a name that is not there makes a repository; without it there are no new ones. */
  repositories?: Repositories;
  /** Repositories that are elsewhere, and nobody pushes to. */
  readOnly?: ReadOnlyRepository[];
  /** Somebody has pushed to a repository. */
  onPush(name: string): void;
  log(line: string): void;
}

function refuse(res: ServerResponse, status: number, why: string): void {
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  res.end(`${why}\n`);
}

/** A repository that is elsewhere, as `git http-backend` is told of it. */
function placeOf({ path }: ReadOnlyRepository, env: NodeJS.ProcessEnv) {
  const before = Number(env.GIT_CONFIG_COUNT ?? 0);
  const settings = READ_ONLY_SETTINGS.flatMap(
    ([key, value], index): [string, string][] => [
      [`GIT_CONFIG_KEY_${before + index}`, key],
      [`GIT_CONFIG_VALUE_${before + index}`, value],
    ],
  );
  return {
    ...Object.fromEntries(settings),
    GIT_CONFIG_COUNT: String(before + READ_ONLY_SETTINGS.length),
    GIT_PROJECT_ROOT: dirname(path),
    PATH_INFO: `/${basename(path)}`,
  };
}

/** The repositories over HTTP, by `git http-backend`: cloned from and pushed to with ordinary git. @internal */
export class GitServer {
  readonly #options: GitServerOptions;
  readonly #children = new Set<ChildProcess>();
  readonly #server = createServer((req, res) => {
    this.#answer(req, res).catch(error => {
      this.#options.log(`git: ${error}`);
      if (res.headersSent) res.destroy();
      else refuse(res, 500, 'git did not answer.');
    });
  });

  private constructor(options: GitServerOptions) {
    this.#options = options;
  }

  static create(options: GitServerOptions): GitServer {
    return new GitServer(options);
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
    const ends = [...this.#children].map(child => {
      const ended = once(child, 'close');
      child.kill();
      return ended;
    });
    await Promise.all(ends);
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    // A web page that somebody has open must not be able to push.
    if (req.headers.origin !== undefined) {
      refuse(res, 403, 'Browsers have no business here.');
      return;
    }
    const url = new URL(req.url ?? '/', 'http://local');
    const raw = rawRequest(url.pathname);
    if (raw) {
      await this.#answerRaw(raw, req, res);
      return;
    }
    const [, name, service] = PATH.exec(url.pathname) ?? [];
    if (!name) {
      refuse(
        res,
        404,
        'There are repositories here: git clone URL/NAME.git, where a name is of small letters, digits and hyphens. A file is at URL/NAME/raw/BRANCH/PATH.',
      );
      return;
    }
    const isPush =
      service === 'git-receive-pack' ||
      url.searchParams.get('service') === 'git-receive-pack';
    const other = this.#options.readOnly?.find(each => each.name === name);
    if (other && isPush) {
      refuse(res, 403, `${name}.git is only read here.`);
      return;
    }
    const isSent = service === 'git-receive-pack' && req.method === 'POST';
    const isNew = isPush && !other && !this.#has(name);
    const place = other
      ? placeOf(other, this.#options.git.env)
      : {
          GIT_PROJECT_ROOT: this.#options.folder,
          PATH_INFO: `/${isNew ? await this.#newName(name, isSent) : name}.git`,
        };
    let done = false;
    try {
      done = await this.#run(req, res, {
        ...place,
        PATH_INFO: `${place.PATH_INFO}/${service}`,
        QUERY_STRING: url.search.slice(1),
      });
    } finally {
      if (isNew && isSent)
        await this.#options.repositories?.discardIfEmpty(name);
    }
    if (done && isSent && this.#has(name)) this.#options.onPush(name);
  }

  #has(name: string): boolean {
    return existsSync(join(this.#options.folder, `${name}.git`));
  }

  /** Who only asks what is in a repository that is not there has not made it; who sends something has. */
  async #newName(name: string, isSent: boolean): Promise<string> {
    const { repositories, log } = this.#options;
    if (!repositories) return name;
    if (!isSent) return repositories.noneYet();
    await repositories.create(name);
    log(`git: ${name} is new`);
    return name;
  }

  async #answerRaw(
    { name, ...raw }: RawRequest,
    req: IncomingMessage,
    res: ServerResponse,
  ): Promise<void> {
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      refuse(res, 405, 'Files are read here; git push changes them.');
      return;
    }
    const { git, folder, readOnly } = this.#options;
    const other = readOnly?.find(each => each.name === name);
    const file =
      other || this.#has(name)
        ? await readRaw(git, other?.path ?? join(folder, `${name}.git`), raw)
        : undefined;
    if (!file) {
      refuse(
        res,
        404,
        `There is no file ${raw.path} on the branch ${raw.branch} of ${name}.git.`,
      );
      return;
    }
    const etag = `"${file.id}"`;
    const headers = { etag, 'cache-control': 'no-cache' };
    if (req.headers['if-none-match'] === etag) {
      res.writeHead(304, headers).end();
      return;
    }
    res.writeHead(200, {
      ...headers,
      'content-type': 'text/plain; charset=utf-8',
      'content-length': file.content.length,
      // What a file holds is never a page of ours.
      'x-content-type-options': 'nosniff',
    });
    res.end(file.content);
  }

  /** Resolves to whether git has done it. */
  async #run(
    req: IncomingMessage,
    res: ServerResponse,
    place: NodeJS.ProcessEnv,
  ): Promise<boolean> {
    const { git, log } = this.#options;
    const { headers } = req;
    const child = spawn(git.backend, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        ...git.env,
        ...place,
        GIT_HTTP_EXPORT_ALL: '1',
        REQUEST_METHOD: req.method,
        REMOTE_ADDR: req.socket.remoteAddress,
        CONTENT_TYPE: headers['content-type'],
        // Without a length it reads to the end: that is what a chunked body needs.
        CONTENT_LENGTH: headers['content-length'],
        HTTP_CONTENT_ENCODING: headers['content-encoding'],
        HTTP_GIT_PROTOCOL: headers['git-protocol']?.toString(),
      },
    });
    this.#children.add(child);
    const closed = once(child, 'close');
    // Said by what follows, where it fails.
    closed.catch(() => {});
    res.once('close', () => {
      // Nobody listens any more.
      if (!res.writableFinished) child.kill();
    });
    child.stderr.on('data', text => log(`git: ${String(text).trim()}`));
    // It may answer before it has read everything, and refuse the rest.
    req.pipe(child.stdin.on('error', () => {}));
    try {
      const { status, fields, body } = await readCgi(child.stdout);
      res.writeHead(status, fields);
      body.pipe(res);
      const [code] = await closed;
      return code === 0 && status === 200;
    } finally {
      this.#children.delete(child);
    }
  }
}
