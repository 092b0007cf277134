import { createHash } from 'node:crypto';
import { access, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Git, GitRun } from './Git';
import { GitError } from './GitError';
import {
  leaveOutMore,
  LEFT_OUT_KEY,
  LeftOut,
  leftOutOf,
  neverEnds,
  settingsOf,
  TOLD,
} from './leftOut';
import { SharedTurns } from './SharedTurns';
import { RepositoryTooLargeError, watchSize } from './size';
import { unlock } from './unlock';

const FETCHES = 3;
const LOCAL_MS = 120_000;
/** What is larger is fetched by nobody, where the remote can leave it out. */
const SMALL: LeftOut = 'blob:limit=1m';
const QUIET_FETCH = [
  'fetch',
  '--quiet',
  '--no-tags',
  '--no-write-fetch-head',
  '--no-recurse-submodules',
];
const FETCH = [...QUIET_FETCH, '--prune'];
const BRANCHES = '+refs/heads/*:refs/remotes/origin/*';
/** What was pushed is known here, without asking again. */
const TRACKING: Array<[string, string]> = [['remote.origin.fetch', BRANCHES]];
/** Not HEAD itself: fetching would take it for a branch. */
const HEAD = 'refs/operate-first/head';
const TAGS = '+refs/tags/*:refs/tags/*';
/**
 * git asks for what it misses by itself, and takes commits without what their files hold. Such a commit counts as known from
 * then on, and its texts never come. A push, too, looks for what the remote has and this clone does not.
 */
const NO_LAZY_FETCH = { GIT_NO_LAZY_FETCH: '1' };
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
   * Whether it is kept for its history: with tags, and of histories that the remote itself has only the end of, that. What
   * files hold may be missing, first that of large ones, then of all, so that it is not larger than it may be;
   * {@link Mirror.bring} fetches what is needed.
   */
  wholeHistory?: boolean;
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
  readonly #fetches = SharedTurns.create(signal => this.#fetch(signal));
  #prepared?: Promise<void>;
  /** What a clone that is made from now on leaves out. */
  #wanted: LeftOut = SMALL;
  /** What this one leaves out. */
  #leftOut?: LeftOut;
  #isNew = false;
  /** The branch that counts, for a clone that is made anew. */
  #branch?: string;
  /** What git has said when it fetched last. */
  #heard = '';

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
      env: { ...NO_LAZY_FETCH, ...env },
      settings: [...OFFLINE, ...settings],
    });
  }

  /** What may be missing here. */
  async leftOut(signal: AbortSignal): Promise<LeftOut> {
    if (!this.#options.wholeHistory) return SMALL;
    this.#leftOut ??= await this.#readLeftOut(signal);
    return this.#leftOut;
  }

  /**
   * Fetches what was left out, by the ids of the contents; what is here already costs nothing. Throws {@link GitError}, and
   * {@link RepositoryTooLargeError}.
   */
  async bring(ids: Iterable<string>, signal: AbortSignal): Promise<void> {
    const leftOut = await this.leftOut(signal);
    const wanted = [...new Set(ids)];
    if (leftOut === 'nothing' || wanted.length === 0) return;
    const input = (lines: string[]) => lines.map(id => `${id}\n`).join('');
    const said = await this.local(['cat-file', '--batch-check'], {
      signal,
      input: input(wanted),
    });
    const missing = said
      .toString()
      .split('\n')
      .flatMap(line => /^(\S+) missing$/.exec(line)?.[1] ?? []);
    if (missing.length === 0) return;
    await this.#within(signal, until =>
      this.#remote(
        [...QUIET_FETCH, '--filter=blob:none', '--stdin', 'origin'],
        until,
        {
          // What is here says nothing about what is missing.
          settings: [
            ...settingsOf(leftOut),
            ['fetch.negotiationAlgorithm', 'noop'],
          ],
          input: input(missing),
        },
      ),
    );
  }

  /** What git prints; what was left out and is needed for it is fetched meanwhile. */
  async withLeftOut(
    args: string[],
    options: { signal: AbortSignal; timeoutMs: number },
  ): Promise<Buffer> {
    const leftOut = await this.leftOut(options.signal);
    return this.#remote(args, options.signal, {
      settings: settingsOf(leftOut),
      timeoutMs: options.timeoutMs,
    });
  }

  /** Packs together what many fetches and commits have left, where it is much; nothing else changes. */
  async tidy(signal: AbortSignal): Promise<void> {
    await this.local(['gc', '--auto', '--quiet'], {
      signal,
      timeoutMs: TIDY_MS,
      settings: [...TIDY, ...settingsOf(await this.leftOut(signal))],
    });
  }

  /**
   * Brings the branches of the remote here; one after the other. Whoever asks while that is under way shares the next one.
   */
  async fetch(signal: AbortSignal): Promise<void> {
    await this.#fetches.join(signal);
  }

  /** Moves refs of the remote. Throws {@link GitError}. */
  async push(args: string[], signal: AbortSignal): Promise<void> {
    await this.#remote(['push', '--quiet', '--no-verify', ...args], signal, {
      settings: TRACKING,
      env: NO_LAZY_FETCH,
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
    this.#branch = branch;
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
        if (await this.#makesAnew(error)) continue;
        const again = error instanceof GitError && error.isRace;
        if (!again || tries >= FETCHES) throw error;
      }
    }
  }

  async #fetchOnce(signal: AbortSignal): Promise<void> {
    await this.#prepare();
    const leftOut = await this.leftOut(signal);
    const filter = leftOut === 'nothing' ? [] : [`--filter=${leftOut}`];
    const args = this.#options.wholeHistory
      ? [...FETCH, '--update-shallow', ...filter, 'origin', BRANCHES, TAGS]
      : [...FETCH, ...filter, 'origin', BRANCHES];
    const ending = new AbortController();
    this.#heard = '';
    try {
      await this.#within(AbortSignal.any([signal, ending.signal]), until =>
        this.#remote(args, until, {
          settings: settingsOf(leftOut),
          ...(this.#options.wholeHistory && { env: TOLD }),
          onComplaint: text => {
            this.#heard += text;
            if (this.#neverEnds) ending.abort();
          },
        }),
      );
      this.#isNew = false;
    } catch (error) {
      const isBroken =
        error instanceof GitError && BROKEN.test(error.complaint);
      if (error instanceof RepositoryTooLargeError || isBroken) {
        await this.#forget();
      }
      if (error instanceof GitError && error.isRace) {
        await unlock(this.path, this.#options.timeoutMs);
      }
      throw error;
    }
  }

  get #neverEnds(): boolean {
    return !!this.#options.wholeHistory && neverEnds(this.#heard);
  }

  /** Whether it is worth another try with a clone that leaves out something else. */
  async #makesAnew(error: unknown): Promise<boolean> {
    if (!this.#options.wholeHistory) return false;
    const leftOut = this.#leftOut ?? this.#wanted;
    const isNew = this.#isNew;
    if (error instanceof RepositoryTooLargeError) {
      const more = leaveOutMore(leftOut, { heard: this.#heard, isNew });
      if (more === undefined) return false;
      this.#wanted = more;
    } else if (leftOut !== 'nothing' && this.#neverEnds) {
      this.#wanted = 'nothing';
      await this.#forget();
    } else return false;
    this.#leftOut = undefined;
    return true;
  }

  /** Does what makes the clone larger; throws where it becomes larger than it may be. */
  async #within(
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<Buffer>,
  ): Promise<void> {
    const { maxBytes, maxBytesSetting } = this.#options;
    const { tooLarge, error } = await watchSize(this.path, maxBytes, until =>
      work(AbortSignal.any([signal, until])),
    );
    if (!tooLarge) {
      if (error) throw error;
      return;
    }
    const setting =
      maxBytesSetting ?? 'limits.repositoryBytes of it in operations.git';
    throw RepositoryTooLargeError.of({
      ...{ maxBytes, setting },
      without: this.#leftOut === 'blob:none',
    });
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
    const { git, wholeHistory } = this.#options;
    const isNew = await access(join(this.path, 'HEAD')).then(
      () => false,
      () => true,
    );
    await git.run(['init', '--quiet', '--bare', '--template='], options);
    const said: Array<[string, string]> = wholeHistory
      ? [[LEFT_OUT_KEY, this.#wanted]]
      : settingsOf(SMALL);
    for (const [key, value] of [
      ['remote.origin.url', this.url],
      // What was made before stays as it is.
      ...(isNew || !wholeHistory ? said : []),
    ]) {
      await git.run(['config', key, value], options);
    }
    if (isNew && this.#branch !== undefined) {
      const ref = `refs/remotes/origin/${this.#branch}`;
      await git.run(['symbolic-ref', HEAD, ref], options);
    }
    this.#isNew = isNew;
    if (isNew) this.#leftOut = undefined;
  }

  /** Clones that say nothing have everything. */
  async #readLeftOut(signal: AbortSignal): Promise<LeftOut> {
    const said = await this.local(['config', '--get', LEFT_OUT_KEY], {
      signal,
    }).catch(error => {
      if (error instanceof GitError && error.code === 1) return '';
      throw error;
    });
    return leftOutOf(said.toString().trim());
  }

  /** Whatever is wrong with it, the next fetch makes it anew. */
  async #forget(): Promise<void> {
    this.#prepared = undefined;
    await rm(this.path, { recursive: true, force: true });
  }

  async #remote(
    args: string[],
    signal: AbortSignal,
    options: Pick<GitRun, 'env' | 'settings' | 'input' | 'onComplaint'> & {
      timeoutMs?: number;
    } = {},
  ): Promise<Buffer> {
    await this.#prepare();
    const { git, login, timeoutMs } = this.#options;
    return git.run(args, {
      timeoutMs,
      ...options,
      cwd: this.path,
      signal,
      settings: [...(options.settings ?? []), ...(await login())],
    });
  }
}
