import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { GitError } from './GitError';

/**
 * Nothing of the machine's own settings counts, nobody is asked for a password, nothing that a repository holds is run:
 * no hooks, no filters, no submodules.
 */
const SETTINGS: Array<[string, string]> = [
  ['core.hooksPath', '/dev/null'],
  ['core.quotePath', 'false'],
  ['credential.helper', ''],
  ['fetch.recurseSubmodules', 'false'],
  ['gc.auto', '0'],
  ['http.lowSpeedLimit', '1'],
  ['http.lowSpeedTime', '30'],
  ['maintenance.auto', 'false'],
  ['protocol.allow', 'never'],
  ['protocol.http.allow', 'always'],
  ['protocol.https.allow', 'always'],
  ['protocol.ssh.allow', 'always'],
  // The folder may belong to another user, as in containers.
  ['safe.directory', '*'],
];

/** How git is run. @internal */
export interface GitRun {
  /** The repository. */
  cwd: string;
  signal: AbortSignal;
  timeoutMs: number;
  input?: string | Buffer;
  env?: Record<string, string>;
  /** Settings for this run; they go by the environment, where no list of processes shows them. */
  settings?: Array<[string, string]>;
  /** What it may print at most; more ends it. */
  maxBytes?: number;
  /** Takes what it prints as it comes, instead of all of it in the end. */
  sink?: (chunk: Buffer) => void;
  /** Takes what it complains of as it comes. */
  onComplaint?: (text: string) => void;
}

/** What it tells of itself, where it is asked to. */
const TRACE = /^\d\d:\d\d:\d\d\.\d+ \S+\s+trace: .*\n?/gm;
const MAX_BYTES = 256 * 1024 * 1024;
const NOTHING = Buffer.alloc(0);

function settingsEnv(settings: Array<[string, string]>) {
  const env: Record<string, string> = {
    GIT_CONFIG_COUNT: String(settings.length),
  };
  settings.forEach(([key, value], at) => {
    env[`GIT_CONFIG_KEY_${at}`] = key;
    env[`GIT_CONFIG_VALUE_${at}`] = value;
  });
  return env;
}

function environment({ env, settings = [] }: GitRun): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, SSL_CERT_FILE, https_proxy, http_proxy } =
    process.env;
  const passed = { PATH, HOME, TMPDIR, SSL_CERT_FILE, https_proxy, http_proxy };
  const { HTTPS_PROXY, NO_PROXY, no_proxy, SSH_AUTH_SOCK } = process.env;
  return {
    ...passed,
    ...{ HTTPS_PROXY, NO_PROXY, no_proxy, SSH_AUTH_SOCK },
    LC_ALL: 'C.UTF-8',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    GIT_SSH_COMMAND: 'ssh -o BatchMode=yes -o ConnectTimeout=10',
    ...settingsEnv([...SETTINGS, ...settings]),
    ...env,
  };
}

/** Ends a program and what it has started. */
function end(pid: number | undefined) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** The program git of this machine; it never asks anybody, and never outlives its time. @internal */
export class Git {
  readonly #allowFiles: boolean;

  private constructor(allowFiles: boolean) {
    this.#allowFiles = allowFiles;
  }

  /** `allowFiles` lets it reach repositories by their path, which is for tests. */
  static create(options: { allowFiles?: boolean } = {}): Git {
    return new Git(options.allowFiles ?? false);
  }

  /** What it prints. Throws {@link GitError}. */
  async run(args: string[], options: GitRun): Promise<Buffer> {
    const { signal, timeoutMs, maxBytes = MAX_BYTES } = options;
    signal.throwIfAborted();
    const files: Array<[string, string]> = this.#allowFiles
      ? [['protocol.file.allow', 'always']]
      : [];
    const child = spawn('git', args, {
      cwd: options.cwd,
      env: environment({
        ...options,
        settings: [...files, ...(options.settings ?? [])],
      }),
      // A group of its own: what it starts, as git-remote-https, ends with it.
      detached: true,
    });
    let why: string | undefined;
    const stop = (reason: string) => {
      why ??= reason;
      end(child.pid);
    };
    const timer = setTimeout(
      () => stop(`it took longer than ${Math.round(timeoutMs / 1000)} s`),
      timeoutMs,
    );
    const aborted = () => stop('it was given up');
    signal.addEventListener('abort', aborted, { once: true });
    const { sink, onComplaint } = options;
    child.stderr.on('data', (chunk: Buffer) => onComplaint?.(chunk.toString()));
    let printed = 0;
    let broken: unknown;
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.length;
      if (printed > maxBytes) stop(`it printed more than ${maxBytes} bytes`);
      if (!sink || why) return;
      try {
        sink(chunk);
      } catch (error) {
        broken = error;
        stop('what it printed was not understood');
      }
    });
    // It may end before it has read everything; its exit code says what that means.
    child.stdin.on('error', () => {}).end(options.input);
    try {
      const [code, said, complaint] = await Promise.all([
        new Promise<number | null>((done, reject) => {
          child.once('error', reject);
          child.once('close', done);
        }),
        sink
          ? finished(child.stdout).then(() => NOTHING)
          : buffer(child.stdout),
        buffer(child.stderr).then(all => all.toString().replace(TRACE, '')),
      ]);
      if (broken) throw broken;
      if (code === 0 && !why) return said;
      throw GitError.of(args[0], code, why ?? complaint, said);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        throw GitError.of(args[0], null, 'git is not installed here');
      }
      throw error;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', aborted);
    }
  }
}
