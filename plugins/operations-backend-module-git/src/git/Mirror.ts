import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Git, GitRun } from './Git';
import { GitError } from './GitError';

const WATCH_MS = 1_000;
const FETCHES = 3;
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
];
const BRANCHES = '+refs/heads/*:refs/remotes/origin/*';
/** What was pushed is known here, without asking again. */
const TRACKING: Array<[string, string]> = [['remote.origin.fetch', BRANCHES]];
/** Not HEAD itself: fetching would take it for a branch. */
const HEAD = 'refs/operate-first/head';
const TAGS = '+refs/tags/*:refs/tags/*';
/**
 * What was left out stays left out: reading must not fetch it one by one. Git before 2.44 does not know the variable, and
 * asks a remote that its settings call a promisor whatever else they say: no protocol is there to ask it by.
 */
const OFFLINE: Array<[string, string]> = ['file', 'http', 'https', 'ssh'].map(
  protocol => [`protocol.${protocol}.allow`, 'never'],
);
/** Each fetch adds a pack, each commit some objects; so many slow reading down. */
const TIDY: Array<[string, string]> = [
  ['gc.auto', '1000'],
  ['gc.autoPackLimit', '50'],
  ['gc.autoDetach', 'false'],
];
const TIDY_MS = 600_000;
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
  /** What to raise where it is larger. */
  maxBytesSetting?: string;
  /**
   * Whether everything is wanted: large files and tags, and of histories that the remote itself has only the end of, that.
   * Without leaving something out: git before 2.44 would ask such a remote for the missing beginning again and again.
   */
  wholeHistory?: boolean;
}

/** A look at the remote that several share. */
interface Turn {
  done: Promise<void>;
  waiting: number;
  controller: AbortController;
}

/** A repository that is larger than it may be; it is not kept. @internal */
export class RepositoryTooLargeError extends Error {
  readonly name = 'RepositoryTooLargeError';
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
  #next?: Turn;
  #prepared?: Promise<void>;

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
    options: Pick<GitRun, 'signal' | 'input' | 'env' | 'maxBytes' | 'sink'> & {
      timeoutMs?: number;
      settings?: GitRun['settings'];
    },
  ): Promise<Buffer> {
    const { env, settings = [], timeoutMs = LOCAL_MS, ...rest } = options;
    return this.#options.git.run(args, {
      ...rest,
      cwd: this.path,
      timeoutMs,
      env: { GIT_NO_LAZY_FETCH: '1', ...env },
      settings: [...OFFLINE, ...settings],
    });
  }

  /** Packs together what many fetches and commits have left, where it is much; nothing else changes. */
  async tidy(signal: AbortSignal): Promise<void> {
    await this.local(['gc', '--auto', '--quiet'], {
      signal,
      timeoutMs: TIDY_MS,
      settings: TIDY,
    });
  }

  /**
   * Brings the branches of the remote here; one after the other. Whoever asks while that is under way shares the next one, so
   * that many at once wait for two and not for all. It ends when nobody waits for it any more.
   */
  async fetch(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const turn = (this.#next ??= this.#turn());
    turn.waiting++;
    let leave = () => {};
    const left = new Promise<never>((_, reject) => {
      leave = () => reject(signal.reason);
    });
    signal.addEventListener('abort', leave, { once: true });
    try {
      await Promise.race([turn.done, left]);
    } finally {
      signal.removeEventListener('abort', leave);
      turn.waiting--;
      if (turn.waiting === 0) {
        turn.controller.abort();
        if (this.#next === turn) this.#next = undefined;
      }
    }
  }

  #turn(): Turn {
    const controller = new AbortController();
    const done = this.#queue.then(() => {
      if (this.#next?.controller === controller) this.#next = undefined;
      return this.#fetch(controller.signal);
    });
    this.#queue = done.catch(() => {});
    return { done, waiting: 0, controller };
  }

  /** Moves refs of the remote. Throws {@link GitError}. */
  async push(args: string[], signal: AbortSignal): Promise<void> {
    await this.#remote(['push', '--quiet', '--no-verify', ...args], signal, {
      settings: TRACKING,
    });
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

  /** The branch that counts, as {@link Mirror.setHeadBranch} has kept it; undefined where nothing was fetched yet. */
  async headBranch(signal: AbortSignal): Promise<string | undefined> {
    const said = await this.local(['symbolic-ref', '--quiet', HEAD], {
      signal,
    }).catch(() => undefined);
    return said
      ?.toString()
      .trim()
      .replace(/^refs\/remotes\/origin\//, '');
  }

  async setHeadBranch(branch: string, signal: AbortSignal): Promise<void> {
    await this.local(['symbolic-ref', HEAD, `refs/remotes/origin/${branch}`], {
      signal,
    });
  }

  /** What is pushed from here meanwhile moves the same refs. */
  async #fetch(signal: AbortSignal): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await this.#fetchOnce(signal);
        return;
      } catch (error) {
        const again = error instanceof GitError && error.isRace;
        if (!again || tries >= FETCHES) throw error;
      }
    }
  }

  async #fetchOnce(signal: AbortSignal): Promise<void> {
    await this.#prepare();
    const { maxBytes, maxBytesSetting, wholeHistory } = this.#options;
    const tooLarge = new AbortController();
    const measure = async () => {
      if ((await bytesOf(this.path)) > maxBytes) tooLarge.abort();
    };
    const watch = setInterval(measure, WATCH_MS);
    try {
      await this.#remote(
        wholeHistory
          ? [...FETCH, '--update-shallow', 'origin', BRANCHES, TAGS]
          : [...FETCH, FILTER, 'origin', BRANCHES],
        AbortSignal.any([signal, tooLarge.signal]),
      );
      await measure();
      tooLarge.signal.throwIfAborted();
    } catch (error) {
      if (tooLarge.signal.aborted) {
        await this.#forget();
        const setting =
          maxBytesSetting ?? 'limits.repositoryBytes of it in operations.git';
        throw new RepositoryTooLargeError(
          `The repository is larger than ${Math.round(
            maxBytes / 1e6,
          )} MB. Name a smaller one, or raise ${setting}.`,
        );
      }
      if (error instanceof GitError && BROKEN.test(error.complaint)) {
        await this.#forget();
      }
      if (error instanceof GitError && error.isRace) await this.#unlock();
      throw error;
    } finally {
      clearInterval(watch);
    }
  }

  /** Once for all who come at the same time: two would be in each other's way. */
  async #prepare(): Promise<void> {
    this.#prepared ??= this.#make().catch(error => {
      this.#prepared = undefined;
      throw error;
    });
    await this.#prepared;
  }

  async #make(): Promise<void> {
    await mkdir(this.path, { recursive: true });
    const signal = AbortSignal.timeout(LOCAL_MS);
    const options = { cwd: this.path, signal, timeoutMs: LOCAL_MS };
    const { git } = this.#options;
    await git.run(['init', '--quiet', '--bare', '--template='], options);
    const partial = [
      ['remote.origin.promisor', 'true'],
      ['remote.origin.partialclonefilter', 'blob:limit=1m'],
    ];
    for (const [key, value] of [
      ['remote.origin.url', this.url],
      ...(this.#options.wholeHistory ? [] : partial),
    ]) {
      await git.run(['config', key, value], options);
    }
  }

  /** Whoever was ended in the middle has left locks behind; no living one is older than it may take. */
  async #unlock(): Promise<void> {
    const names = await readdir(this.path, { recursive: true });
    for (const name of names.filter(one => one.endsWith('.lock'))) {
      const path = join(this.path, name);
      const found = await stat(path).catch(() => undefined);
      const age = Date.now() - (found?.mtimeMs ?? Date.now());
      if (age > this.#options.timeoutMs) await rm(path, { force: true });
    }
  }

  /** Whatever is wrong with it, the next fetch makes it anew. */
  async #forget(): Promise<void> {
    this.#prepared = undefined;
    await rm(this.path, { recursive: true, force: true });
  }

  async #remote(
    args: string[],
    signal: AbortSignal,
    { settings = [] }: { settings?: Array<[string, string]> } = {},
  ): Promise<Buffer> {
    await this.#prepare();
    const { git, login, timeoutMs } = this.#options;
    return git.run(args, {
      cwd: this.path,
      signal,
      timeoutMs,
      settings: [...settings, ...(await login())],
    });
  }
}
