import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

const ENVIRONMENT = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};
const PERSON = ['-c', 'user.name=Grace', '-c', 'user.email=grace@example.org'];
const HEADERS_END = '\r\n\r\n';

/** A plain git remote, served by git itself, with a working tree beside it for somebody who edits there. */
export class GitRemote {
  readonly #folder = mkdtempSync(join(tmpdir(), 'post-mortems-'));
  readonly #tree = join(this.#folder, 'tree');
  readonly #server: Server;

  static async start(): Promise<GitRemote> {
    const remote = new GitRemote();
    await new Promise<void>(resolve => {
      remote.#server.listen(0, '127.0.0.1', resolve);
    });
    return remote;
  }

  private constructor() {
    const bare = join(this.#folder, 'remote.git');
    this.#git('init', '--quiet', '--bare', '--initial-branch=main', bare);
    this.#git('-C', bare, 'config', 'http.receivepack', 'true');
    this.#git('clone', '--quiet', bare, this.#tree);
    this.#git('-C', this.#tree, 'checkout', '--quiet', '-B', 'main');
    this.#server = createServer(async (request, response) => {
      const { pathname, search } = new URL(`http://git${request.url}`);
      const cgi = spawn('git', ['http-backend'], {
        env: {
          ...ENVIRONMENT,
          GIT_PROJECT_ROOT: this.#folder,
          GIT_HTTP_EXPORT_ALL: '1',
          PATH_INFO: pathname,
          QUERY_STRING: search.slice(1),
          REQUEST_METHOD: request.method,
          CONTENT_TYPE: request.headers['content-type'] ?? '',
          CONTENT_LENGTH: request.headers['content-length'],
          HTTP_CONTENT_ENCODING: request.headers['content-encoding'],
          GIT_PROTOCOL: request.headers['git-protocol'] as string,
          REMOTE_USER: 'grace',
        },
      });
      request.pipe(cgi.stdin);
      const answer = await buffer(cgi.stdout);
      const end = answer.indexOf(HEADERS_END);
      const headers = answer.subarray(0, end).toString().split('\r\n');
      for (const header of headers) {
        const [name, value] = header.split(': ');
        if (name === 'Status') response.statusCode = Number(value.slice(0, 3));
        else response.setHeader(name, value);
      }
      response.end(answer.subarray(end + HEADERS_END.length));
    });
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/remote.git`;
  }

  /** Somebody edits a file and pushes. */
  edit(path: string, change: (text: string) => string): void {
    this.#pull();
    writeFileSync(join(this.#tree, path), change(this.read(path)));
    this.#inTree('add', '--all');
    this.#inTree(...PERSON, 'commit', '--quiet', '--message', 'Edit');
    this.#inTree('push', '--quiet', 'origin', 'main');
  }

  /** The paths of the branch that counts. */
  paths(): string[] {
    this.#pull();
    return this.#inTree('ls-files').split('\n').filter(Boolean);
  }

  read(path: string): string {
    this.#pull();
    return this.#inTree('show', `main:${path}`);
  }

  branches(): string[] {
    return this.#inTree('ls-remote', '--heads', 'origin')
      .split('\n')
      .flatMap(line => line.split('refs/heads/')[1] ?? []);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #pull(): void {
    if (this.branches().includes('main')) {
      this.#inTree('pull', '--quiet', '--ff-only', 'origin', 'main');
    }
  }

  #inTree(...args: string[]): string {
    return this.#git('-C', this.#tree, ...args);
  }

  #git(...args: string[]): string {
    // What git says besides is of no interest.
    const stdio = 'pipe';
    return execFileSync('git', args, { env: ENVIRONMENT, stdio }).toString();
  }
}
