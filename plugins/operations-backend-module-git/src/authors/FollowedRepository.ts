import { stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Links } from '../documents/links';
import { GitError } from '../git/GitError';
import { Mirror } from '../git/Mirror';
import { RepositoryTooLargeError } from '../git/size';
import { AuthorsConfig } from './config';
import { Reading, readAt } from './Reading';

/** Its time says when the remote was read last. @internal */
export const MARK = 'operate-first-read';
/** How often the remote is asked which of its branches counts. */
const BRANCH_READS = 12;
const RACE_MS = 500;
const NOT_THERE =
  /does not appear to be a git repository|not found|returned error: 404/i;

/** Takes its turn among all who do the same: what is read for the first time takes longest, and holds up nothing else. @internal */
export type InTurn = <T>(
  work: () => Promise<T>,
  isFirst: boolean,
) => Promise<T>;

/** @internal */
export interface FollowedRepositoryOptions {
  /** As the catalog calls it. */
  name: string;
  mirrorOf(url: string): Mirror;
  url: string;
  linksOf(target: () => string): Links;
  dialect: 'github' | 'gitlab';
  config: AuthorsConfig;
  /** Reading histories costs processor time. */
  inTurn: InTurn;
}

/** A repository of which is known who wrote what in it. @internal */
export class FollowedRepository {
  readonly name: string;
  readonly links: Links;
  readonly #options: FollowedRepositoryOptions;
  #mirror: Mirror;
  #target?: string;
  #reads = 0;
  #reading?: Reading;
  #readAt?: Date;
  #asOf?: Date;
  #failure?: { message: string; times: number; tooLarge: boolean };

  private constructor(options: FollowedRepositoryOptions) {
    this.name = options.name;
    this.#options = options;
    this.#mirror = options.mirrorOf(options.url);
    this.links = options.linksOf(() => this.#target ?? 'main');
  }

  static create(options: FollowedRepositoryOptions): FollowedRepository {
    return new FollowedRepository(options);
  }

  get mirror(): Mirror {
    return this.#mirror;
  }

  get reading(): Reading | undefined {
    return this.#reading;
  }

  /** When the remote was read last. */
  get readAt(): Date | undefined {
    return this.#readAt;
  }

  /** What was on the remote then is known; undefined before this process has asked it. */
  get asOf(): Date | undefined {
    return this.#asOf;
  }

  get isEmpty(): boolean {
    return this.#readAt !== undefined && this.#reading === undefined;
  }

  /** Why it cannot be read now, and how often in a row it could not. */
  get failure():
    | Readonly<{
        message: string;
        times: number;
        tooLarge: boolean;
      }>
    | undefined {
    return this.#failure;
  }

  /** Reads what an earlier process has left here; nobody is asked. */
  async open(signal: AbortSignal): Promise<void> {
    const mark = await stat(this.#mark).catch(() => undefined);
    if (!mark) return;
    const target = await this.#mirror.headBranch(signal);
    if (target === undefined) return;
    this.#target = target;
    await this.#read(signal);
    this.#readAt = mark.mtime;
  }

  /** Reads the remote; says whether there was something new. */
  async update(signal: AbortSignal): Promise<boolean> {
    const before = this.#reading?.head;
    const asked = new Date();
    try {
      await this.#fetch(signal);
      await this.#read(signal);
      this.#readAt = new Date();
      this.#asOf = asked;
      this.#failure = undefined;
      await this.#remember(signal);
      return this.#reading?.head !== before;
    } catch (error) {
      if (signal.aborted) throw error;
      this.#failure = {
        message: error instanceof Error ? error.message : String(error),
        times: (this.#failure?.times ?? 0) + 1,
        tooLarge: error instanceof RepositoryTooLargeError,
      };
      throw error;
    }
  }

  get #mark(): string {
    return join(this.#mirror.path, MARK);
  }

  async #fetch(signal: AbortSignal): Promise<void> {
    try {
      await this.#fetchFrom(signal);
    } catch (error) {
      const { url, mirrorOf } = this.#options;
      const missing =
        error instanceof GitError && NOT_THERE.test(error.complaint);
      if (!missing || this.#readAt || /\.git\/?$/.test(url)) throw error;
      // The catalog leaves out the end of the name, and not every remote does.
      const before = this.#mirror;
      this.#mirror = mirrorOf(`${url.replace(/\/+$/, '')}.git`);
      try {
        await this.#fetchFrom(signal);
      } catch {
        this.#mirror = before;
        throw error;
      }
    }
  }

  async #fetchFrom(signal: AbortSignal): Promise<void> {
    if (!this.#target || this.#reads % BRANCH_READS === 0) {
      this.#target = await this.#mirror.defaultBranch(signal);
      await this.#mirror.setHeadBranch(this.#target, signal);
    }
    this.#reads += 1;
    try {
      await this.#mirror.fetch(signal);
    } catch (error) {
      if (!(error instanceof GitError) || !error.isRace) throw error;
      // Another process on this machine fetches the same; what it leaves for us is looked at, and not taken for granted.
      await sleep(RACE_MS, undefined, { signal });
      await this.#mirror.fetch(signal);
    }
  }

  async #read(signal: AbortSignal): Promise<void> {
    const head = await this.#mirror.commitOf(this.#target!, signal);
    if (head === undefined) {
      this.#reading = undefined;
      return;
    }
    if (head === this.#reading?.head) return;
    const { config, dialect, inTurn } = this.#options;
    const known = this.#reading;
    this.#reading = await inTurn(
      () => readAt(this.#mirror, { head, known, dialect, config, signal }),
      known === undefined,
    );
  }

  /** Leaves a mark for the next process, and tidies up at times. */
  async #remember(signal: AbortSignal): Promise<void> {
    const now = this.#readAt!;
    await writeFile(this.#mark, '').then(() => utimes(this.#mark, now, now));
    await this.#mirror.tidy(signal).catch(() => {});
  }
}
