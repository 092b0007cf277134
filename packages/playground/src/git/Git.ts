import { execFile, spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';

/** Nothing of the machine's own settings counts, so that every machine makes and serves the same. */
const SETTINGS = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C.UTF-8',
  // The repositories may lie in a folder that belongs to another user, as in containers.
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'safe.directory',
  GIT_CONFIG_VALUE_0: '*',
};

/** The program git of this machine. @internal */
export class Git {
  /** The program that speaks git's protocol over HTTP, as a CGI. */
  readonly backend: string;
  readonly env: NodeJS.ProcessEnv;

  private constructor(backend: string, env: NodeJS.ProcessEnv) {
    this.backend = backend;
    this.env = env;
  }

  /** Undefined where there is none, or one that cannot serve. */
  static async find(env = process.env): Promise<Git | undefined> {
    const { PATH, HOME } = env;
    const own = { PATH, HOME, ...SETTINGS };
    try {
      const { stdout } = await promisify(execFile)('git', ['--exec-path'], {
        env: own,
      });
      const backend = join(stdout.trim(), 'git-http-backend');
      await access(backend);
      return new Git(backend, own);
    } catch {
      return undefined;
    }
  }

  /** What it prints; rejects with what it complains of. */
  async run(cwd: string, args: string[], input?: string): Promise<Buffer> {
    const child = spawn('git', args, { cwd, env: this.env });
    const ended = new Promise<number | null>((done, reject) => {
      child.once('error', reject);
      child.once('close', done);
    });
    // It may end before it has read everything; its exit code says what that means.
    child.stdin.on('error', () => {}).end(input);
    const [code, said, complaint] = await Promise.all([
      ended,
      buffer(child.stdout),
      buffer(child.stderr),
    ]);
    if (code === 0) return said;
    throw new Error(`git ${args[0]}: ${complaint.toString().trim()}`);
  }
}
