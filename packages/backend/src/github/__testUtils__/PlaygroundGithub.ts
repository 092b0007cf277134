import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ENTRY = path.resolve(
  __dirname,
  '../../../../playground/src/github/main.ts',
);
const FORMS = path.resolve(__dirname, '../../../../../templates/issue-forms');
const TRANSFORM = require.resolve('@backstage/cli/config/nodeTransform.cjs');

/** An issue, as much of it as tests ask for. */
export interface Issue {
  number: number;
  html_url: string;
  title: string;
  body: string;
  state: string;
  state_reason: string | null;
}

export interface Comment {
  id: number;
  body: string;
  user: { login: string };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** What the playground has instead of GitHub, in a process of its own. */
export class PlaygroundGithub {
  readonly host = 'github.example.com';
  readonly token = 'a-token-of-a-test';
  readonly support = 'acme/support';
  readonly library = 'acme/library';
  readonly #port: number;
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'github-'));
  #child?: ChildProcess;

  /** The portal is told where it will be, before it is there. */
  static async create(): Promise<PlaygroundGithub> {
    return new PlaygroundGithub(await freePort());
  }

  private constructor(port: number) {
    this.#port = port;
  }

  get apiBaseUrl(): string {
    return `http://127.0.0.1:${this.#port}/api/v3`;
  }

  /** It makes the file when it starts. */
  get secretFile(): string {
    return path.join(this.#folder, 'github', 'webhook-secret');
  }

  addressOf(repository: string): string {
    return `https://${this.host}/${repository}`;
  }

  /** @param portal - whom it tells of what happens. */
  async start(portal: string): Promise<void> {
    const child = fork(ENTRY, {
      execArgv: ['--require', TRANSFORM],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child = child;
    const { host, token, support, library } = this;
    child.send({
      portal,
      state: this.#folder,
      spec: {
        host,
        token,
        port: this.#port,
        bot: 'portal[bot]',
        repositories: [support, library],
        forms: FORMS,
      },
    });
    await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(([code]) => {
        throw new Error(`It ended with ${code}`);
      }),
    ]);
  }

  async stop(): Promise<void> {
    if (this.#child && this.#child.exitCode === null) {
      const ended = once(this.#child, 'exit');
      this.#child.kill();
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** What somebody does there, by their login. */
  async as(login: string, method: string, rest: string, body?: object) {
    const response = await fetch(
      `http://127.0.0.1:${this.#port}/people/${login}/repos/${rest}`,
      { method, body: body && JSON.stringify(body) },
    );
    const said = await response.text();
    if (!response.ok) throw new Error(`${method} ${rest}: ${said}`);
    return JSON.parse(said);
  }

  issues(repository: string): Promise<Issue[]> {
    return this.as('reader', 'GET', `${repository}/issues?state=all`);
  }

  comments(repository: string, number: number): Promise<Comment[]> {
    return this.as('reader', 'GET', `${repository}/issues/${number}/comments`);
  }
}
