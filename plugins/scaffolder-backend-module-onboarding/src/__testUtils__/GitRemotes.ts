import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
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
  HOME: tmpdir(),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Somebody Else',
  GIT_AUTHOR_EMAIL: 'else@example.org',
  GIT_COMMITTER_NAME: 'Somebody Else',
  GIT_COMMITTER_EMAIL: 'else@example.org',
};

/**
 * A server of plain git remotes: `git http-backend`, where repositories come into being by a push.
 *
 * @internal
 */
export class GitRemotes {
  readonly folder = mkdtempSync(join(tmpdir(), 'git-remotes-'));
  /** Asked for by the server, where there is one. */
  password?: string;
  /** Takes the connection and says nothing. */
  hangs = false;
  /** Every push that came. */
  pushes = 0;
  /** What is waited for between a push that is done, and its answer. */
  beforeAnswer = () => Promise.resolve();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((req, res) => {
      this.#answer(req, res).catch(error => res.destroy(error));
    });
  }

  static async start(): Promise<GitRemotes> {
    const remotes = new GitRemotes();
    await new Promise<void>(done =>
      remotes.#server.listen(0, '127.0.0.1', done),
    );
    return remotes;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(done => this.#server.close(done));
    rmSync(this.folder, { recursive: true, force: true });
  }

  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.folder, env: ENV }).toString();
  }

  bare(name: string): string {
    return join(this.folder, `${name}.git`);
  }

  has(name: string): boolean {
    return existsSync(this.bare(name));
  }

  make(name: string): void {
    const path = this.bare(name);
    this.git('init', '--quiet', '--bare', '--initial-branch=main', path);
    this.git('-C', path, 'config', 'http.receivepack', 'true');
    this.git('-C', path, 'config', 'receive.fsckObjects', 'true');
  }

  /** Somebody else commits a file to a branch. */
  commit(name: string, path: string, text: string, branch = 'main'): void {
    const head = this.git(
      '-C',
      this.bare(name),
      'for-each-ref',
      '--format=%(objectname)',
      `refs/heads/${branch}`,
    ).trim();
    execFileSync('git', ['-C', this.bare(name), 'fast-import', '--quiet'], {
      env: ENV,
      input: `commit refs/heads/${branch}\ncommitter Somebody Else <else@example.org> 1700000000 +0000\ndata 4\nelse\n${
        head && `from ${head}\n`
      }M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`,
    });
  }

  /** Its history, newest first. */
  log(name: string, format = '%an <%ae> %cn: %s', branch = 'main'): string[] {
    return this.git('-C', this.bare(name), 'log', `--format=${format}`, branch)
      .trim()
      .split('\n');
  }

  clone(name: string, folder: string): void {
    this.git('clone', '--quiet', this.bare(name), folder);
  }

  async #answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (this.hangs) return;
    const wanted =
      this.password &&
      `Basic ${Buffer.from(`git:${this.password}`).toString('base64')}`;
    if (wanted && req.headers.authorization !== wanted) {
      res.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
      return;
    }
    const url = new URL(req.url ?? '/', 'http://local');
    const [, name, service] = /^\/(\w[\w-]*)\/(.*)$/.exec(url.pathname) ?? [];
    const isPush = url.searchParams.get('service') === 'git-receive-pack';
    if (name && isPush && !this.has(name)) this.make(name);
    if (service === 'git-receive-pack') this.pushes += 1;
    const child = spawn('git', ['http-backend'], {
      env: {
        ...ENV,
        GIT_PROJECT_ROOT: this.folder,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: `/${name}.git/${service}`,
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: req.method,
        REMOTE_USER: 'git',
        CONTENT_TYPE: req.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: req.headers['content-encoding'] ?? '',
        GIT_PROTOCOL: String(req.headers['git-protocol'] ?? ''),
      },
    });
    req.pipe(child.stdin).on('error', () => {});
    const said = await buffer(child.stdout);
    if (service === 'git-receive-pack') await this.beforeAnswer();
    const end = said.indexOf('\r\n\r\n');
    let status = 200;
    for (const line of said.subarray(0, end).toString().split('\r\n')) {
      const [field, ...rest] = line.split(': ');
      if (field === 'Status') status = Number(rest[0].slice(0, 3));
      else if (field) res.setHeader(field, rest.join(': '));
    }
    res.writeHead(status).end(said.subarray(end + 4));
  }
}
