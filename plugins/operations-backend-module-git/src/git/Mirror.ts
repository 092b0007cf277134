import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Git, GitRun } from './Git';
import { GitError } from './GitError';

const WATCH_MS = 1_000;
const LOCAL_MS = 120_000;
/** What is larger is fetched by nobody, where the remote can leave it out. */
const FILTER = '--filter=blob:limit=1m';
const FETCH = [
  'fetch',
  '--quiet',
  '--prune',
  '--no-tags',
  '--no-write-fetch-head',
  '--no-recurse-submodules',
  FILTER,
  'origin',
  '+refs/heads/*:refs/remotes/origin/*',
];
/** What git says of a clone that was damaged. */
const BROKEN = /corrupt|bad object|broken|not a git repository|unable to read/i;

/** @internal */
export interface MirrorOptions {
  git: Git;
  /** Where mirrors are kept; each has a folder of its own. */
  folder: string;
  url: string;
  /** How one proves who one is, as settings of git; asked each time, because tokens expire. */
  login(): Promise<Array<[string, string]>>;
  timeoutMs: number;
  maxBytes: number;
}

async function bytesOf(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    names.map(async name => {
      const found = await stat(join(folder, name)).catch(() => undefined);
      return found?.isFile() ? found.size : 0;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/**
 * A bare clone of a remote, which this process keeps. It has no working tree: files are read from its objects, and commits
 * are made of them.
 *
 * @internal
 */
export class Mirror {
  readonly path: string;
  readonly #options: MirrorOptions;
  #queue: Promise<unknown> = Promise.resolve();
  #ready = false;

  private constructor(options: MirrorOptions) {
    const name = createHash('sha256').update(options.url).digest('hex');
    this.path = join(options.folder, `${name.slice(0, 32)}.git`);
    this.#options = options;
  }

  static create(options: MirrorOptions): Mirror {
    return new Mirror(options);
  }

  get url(): string {
    return this.#options.url;
  }

  /** What git prints about what is here; nothing is fetched. */
  async local(
    args: string[],
    options: Pick<GitRun, 'signal' | 'input' | 'env' | 'maxBytes'>,
  ): Promise<Buffer> {
    return this.#options.git.run(args, {
      ...options,
      cwd: this.path,
      timeoutMs: LOCAL_MS,
      // What was left out stays left out: reading must not fetch it one by one.
      settings: [['remote.origin.promisor', 'false']],
    });
  }

  /** Brings the branches of the remote here; one after the other. */
  async fetch(signal: AbortSignal): Promise<void> {
    const turn = this.#queue.then(() => this.#fetch(signal));
    this.#queue = turn.catch(() => {});
    return turn;
  }

  /** Moves refs of the remote. Throws {@link GitError}. */
  async push(args: string[], signal: AbortSignal): Promise<void> {
    await this.#remote(['push', '--quiet', '--no-verify', ...args], signal);
  }

  /** The commit of a branch of the remote, as it was fetched last. */
  async commitOf(
    branch: string,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    try {
      const ref = `refs/remotes/origin/${branch}^{commit}`;
      const said = await this.local(['rev-parse', '--verify', '--quiet', ref], {
        signal,
      });
      return said.toString().trim() || undefined;
    } catch (error) {
      if (error instanceof GitError && error.code === 1) return undefined;
      throw error;
    }
  }

  /** The branch that the remote calls its own; `main` while it has none. */
  async defaultBranch(signal: AbortSignal): Promise<string> {
    const said = await this.#remote(
      ['ls-remote', '--symref', '--', this.url, 'HEAD'],
      signal,
    );
    return (
      /^ref: refs\/heads\/(.+)\tHEAD$/m.exec(said.toString())?.[1] ?? 'main'
    );
  }

  async #fetch(signal: AbortSignal): Promise<void> {
    await this.#prepare(signal);
    const { timeoutMs, maxBytes } = this.#options;
    const tooLarge = new AbortController();
    const measure = async () => {
      if ((await bytesOf(this.path)) > maxBytes) tooLarge.abort();
    };
    const watch = setInterval(measure, WATCH_MS);
    try {
      await this.#remote(
        FETCH,
        AbortSignal.any([signal, tooLarge.signal]),
        timeoutMs,
      );
      await measure();
      tooLarge.signal.throwIfAborted();
    } catch (error) {
      if (tooLarge.signal.aborted) {
        await this.#forget();
        throw new Error(
          `The repository is larger than ${Math.round(
            maxBytes / 1e6,
          )} MB. Name a smaller one, or raise limits.repositoryBytes of it in operations.git.`,
        );
      }
      if (error instanceof GitError && BROKEN.test(error.complaint)) {
        await this.#forget();
      }
      throw error;
    } finally {
      clearInterval(watch);
    }
  }

  async #prepare(signal: AbortSignal): Promise<void> {
    if (this.#ready) return;
    await mkdir(this.path, { recursive: true });
    const options = { cwd: this.path, signal, timeoutMs: LOCAL_MS };
    const { git } = this.#options;
    await git.run(['init', '--quiet', '--bare', '--template='], options);
    for (const [key, value] of [
      ['remote.origin.url', this.url],
      ['remote.origin.promisor', 'true'],
      ['remote.origin.partialclonefilter', 'blob:limit=1m'],
    ]) {
      await git.run(['config', key, value], options);
    }
    this.#ready = true;
  }

  /** Whatever is wrong with it, the next fetch makes it anew. */
  async #forget(): Promise<void> {
    this.#ready = false;
    await rm(this.path, { recursive: true, force: true });
  }

  async #remote(
    args: string[],
    signal: AbortSignal,
    timeoutMs = this.#options.timeoutMs,
  ): Promise<Buffer> {
    await this.#prepare(signal);
    return this.#options.git.run(args, {
      cwd: this.path,
      signal,
      timeoutMs,
      settings: await this.#options.login(),
    });
  }
}
