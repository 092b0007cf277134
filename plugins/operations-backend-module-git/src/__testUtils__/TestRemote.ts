import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

const ENV = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Grace Example',
  GIT_AUTHOR_EMAIL: 'grace@example.org',
  GIT_COMMITTER_NAME: 'Grace Example',
  GIT_COMMITTER_EMAIL: 'grace@example.org',
};

/** A remote of its own: a bare repository, and git's own HTTP server before it. */
export class TestRemote {
  readonly folder = mkdtempSync(join(tmpdir(), 'git-remote-'));
  readonly bare = join(this.folder, 'remote.git');
  /** Asked for by the server, where there is one. */
  password?: string;
  /** The server takes the connection and says nothing; with `push`, where something is to change. */
  hangs: boolean | 'push' = false;
  /** What the server answers where something is to change. */
  pushStatus?: number;
  readonly authorizations: Array<string | undefined> = [];
  #server?: Server;

  private constructor() {
    this.git('init', '--quiet', '--bare', '--initial-branch=main', this.bare);
    this.inBare('config', 'http.receivepack', 'true');
    this.inBare('config', 'uploadpack.allowFilter', 'true');
  }

  static create(): TestRemote {
    return new TestRemote();
  }

  get fileUrl(): string {
    return `file://${this.bare}`;
  }

  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.folder, env: ENV }).toString();
  }

  inBare(...args: string[]): string {
    return this.git('-C', this.bare, ...args);
  }

  /** Commits files to a branch, as somebody else would; undefined removes one. */
  commit(
    files: Record<string, string | Buffer | undefined>,
    options: {
      branch?: string;
      message?: string;
      force?: boolean;
      /** As in `Grace Example <grace@example.org>`. */
      author?: string | Buffer;
      at?: Date;
      /** What it merges. */
      merges?: string;
    } = {},
  ): string {
    const { branch = 'main', message = 'Change', force, merges } = options;
    const { author = 'Grace Example <grace@example.org>' } = options;
    const parent = force ? undefined : this.head(branch);
    const seconds = Math.floor((options.at ?? new Date()).getTime() / 1000);
    const chunks: Array<string | Buffer> = [
      `commit refs/heads/${branch}\nauthor `,
      author,
      ` ${seconds} +0000\ncommitter Grace Example <grace@example.org> ${seconds} +0000\n`,
      `data ${Buffer.byteLength(message)}\n${message}\n`,
      parent ? `from ${parent}\n` : '',
      merges ? `merge ${merges}\n` : '',
    ];
    for (const [path, content] of Object.entries(files)) {
      const name = JSON.stringify(path);
      if (content === undefined) chunks.push(`D ${name}\n`);
      else {
        const bytes = Buffer.from(content);
        chunks.push(
          `M 100644 inline ${name}\ndata ${bytes.length}\n`,
          bytes,
          '\n',
        );
      }
    }
    execFileSync(
      'git',
      ['-C', this.bare, 'fast-import', '--quiet', '--force'],
      {
        env: ENV,
        input: Buffer.concat(chunks.map(chunk => Buffer.from(chunk))),
      },
    );
    return this.head(branch)!;
  }

  /** Commits a file whose name is bytes, or with the mode 160000 a commit of another repository. */
  commitRaw(path: Buffer, content: string, mode = '100644'): string {
    const head = this.head();
    const other = mode === '160000';
    execFileSync('git', ['-C', this.bare, 'fast-import', '--quiet'], {
      env: ENV,
      input: Buffer.concat([
        Buffer.from(
          `commit refs/heads/main\ncommitter Grace Example <grace@example.org> ${Math.floor(
            Date.now() / 1000,
          )} +0000\ndata 3\nraw\n${head ? `from ${head}\n` : ''}M ${mode} ${
            other ? content : 'inline'
          } `,
        ),
        path,
        Buffer.from(other ? '\n' : `\ndata ${content.length}\n${content}\n`),
      ]),
    });
    return this.head()!;
  }

  head(branch = 'main'): string | undefined {
    const found = this.inBare(
      'for-each-ref',
      '--format=%(objectname)',
      `refs/heads/${branch}`,
    );
    return found.trim() || undefined;
  }

  show(path: string, branch = 'main'): string {
    return this.inBare('show', `${branch}:${path}`);
  }

  /** Serves it over HTTP; resolves with its address. */
  async serve(): Promise<string> {
    this.#server = createServer((req, res) => this.#answer(req, res));
    await new Promise<void>(done => this.#server!.listen(0, '127.0.0.1', done));
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/remote.git`;
  }

  async close(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise<void>(done =>
      this.#server ? this.#server.close(() => done()) : done(),
    );
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const isPush = req.url!.includes('git-receive-pack');
    if (this.hangs === true || (this.hangs && isPush)) return;
    const { authorization } = req.headers;
    this.authorizations.push(authorization);
    if (this.pushStatus && isPush) {
      const realm = { 'www-authenticate': 'Basic realm="git"' };
      res
        .writeHead(this.pushStatus, this.pushStatus === 401 ? realm : {})
        .end();
      return;
    }
    const wanted =
      this.password &&
      `Basic ${Buffer.from(`git:${this.password}`).toString('base64')}`;
    if (wanted && authorization !== wanted) {
      res.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
      return;
    }
    const url = new URL(req.url!, 'http://local');
    const child = spawn('git', ['http-backend'], {
      env: {
        ...ENV,
        GIT_PROJECT_ROOT: this.folder,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: url.pathname,
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: req.method,
        CONTENT_TYPE: req.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: req.headers['content-encoding'] ?? '',
        GIT_PROTOCOL: String(req.headers['git-protocol'] ?? ''),
        REMOTE_USER: 'git',
      },
    });
    req.pipe(child.stdin).on('error', () => {});
    const said = await buffer(child.stdout);
    const end = said.indexOf('\r\n\r\n');
    let status = 200;
    for (const line of said.subarray(0, end).toString().split('\r\n')) {
      const [name, ...rest] = line.split(': ');
      if (name === 'Status') status = Number(rest[0].slice(0, 3));
      else if (name) res.setHeader(name, rest.join(': '));
    }
    res.writeHead(status).end(said.subarray(end + 4));
  }
}
