import { LoggerService } from '@backstage/backend-plugin-api';
import {
  DocumentRepository,
  RepositoryTree,
} from '@operate-first/plugin-operations-node';
import { repeat } from '../notifications/repeat';
import { RepositorySet } from '../postMortems/RepositorySet';
import { OnboardingUnavailableError } from './OnboardingUnavailableError';

const READ_MILLISECONDS = 120_000;
const LOOK_MILLISECONDS = 500;
const INTERVAL_MILLISECONDS = 30_000;

/** The tree as it was read last. @internal */
export interface TreeAtRevision {
  revision: string;
  readAt: Date;
  /** By path. */
  texts: ReadonlyMap<string, string>;
  /** What tells the content of a file from every other, by path. */
  contentIds: ReadonlyMap<string, string>;
  /** Files that are no text. */
  unread: ReadonlySet<string>;
}

/**
 * The GitOps tree in memory, in every replica: pages and previews ask nobody outside.
 *
 * @internal
 */
export class HeldTree {
  readonly #repositories: RepositorySet;
  readonly #id: string;
  readonly #logger: LoggerService;
  #tree?: TreeAtRevision;
  #problem?: string;
  #reading?: Promise<TreeAtRevision>;

  static create(options: {
    repositories: RepositorySet;
    /** The id of the repository. */
    repository: string;
    logger: LoggerService;
  }): HeldTree {
    return new HeldTree(options);
  }

  private constructor(options: {
    repositories: RepositorySet;
    repository: string;
    logger: LoggerService;
  }) {
    this.#repositories = options.repositories;
    this.#id = options.repository;
    this.#logger = options.logger;
  }

  /** The repository; throws where there is none that holds a tree. */
  get repository(): DocumentRepository {
    const found = this.#repositories.find(this.#id);
    if (found?.readTree) return found;
    throw new OnboardingUnavailableError(this.#missing(found));
  }

  /** As it was read last; undefined while it was never read. */
  get tree(): TreeAtRevision | undefined {
    return this.#tree;
  }

  /** Why it is not known, or not known to be current. */
  get problem(): string | undefined {
    const found = this.#repositories.find(this.#id);
    if (!found?.readTree) return this.#missing(found);
    if (this.#problem) return this.#problem;
    return this.#tree ? undefined : 'The GitOps tree is being read.';
  }

  /** The tree, as it was read last; where it never was, this waits for it. */
  async known(): Promise<TreeAtRevision> {
    return this.#tree ?? this.fresh();
  }

  /** The tree, read no longer ago than that; as it was read last while it cannot be read. */
  async recent(milliseconds: number): Promise<TreeAtRevision> {
    const before = this.#tree;
    if (!before) return this.fresh();
    if (Date.now() - before.readAt.getTime() < milliseconds) return before;
    return this.fresh().catch(() => before);
  }

  /** The tree as it is now: the remote is asked. */
  async fresh(): Promise<TreeAtRevision> {
    // Whoever comes while it is being read may have pushed after that began.
    const before = this.#reading;
    if (before) await before.catch(() => {});
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  /** Follows it until the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    let pushed = 0;
    let read = -1;
    let due = 0;
    this.#repositories.find(this.#id)?.onPushed?.(() => {
      pushed++;
    });
    await repeat(
      {
        name: 'read the GitOps tree',
        milliseconds: LOOK_MILLISECONDS,
        signal,
        logger: this.#logger,
      },
      async () => {
        if (read === pushed && Date.now() < due) return;
        const seen = pushed;
        await this.fresh();
        read = seen;
        due = Date.now() + INTERVAL_MILLISECONDS;
      },
    );
  }

  async #read(): Promise<TreeAtRevision> {
    const { repository } = this;
    try {
      const found = await repository.readTree?.({
        since: this.#tree?.revision,
        signal: AbortSignal.timeout(READ_MILLISECONDS),
      });
      const tree = found
        ? held(found)
        : this.#tree && { ...this.#tree, readAt: new Date() };
      if (!tree) throw new Error('It has no revision yet.');
      this.#problem = undefined;
      this.#tree = tree;
      return tree;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#problem = `${repository.title} cannot be read: ${message}`;
      throw new OnboardingUnavailableError(this.#problem);
    }
  }

  #missing(found: DocumentRepository | undefined): string {
    return found
      ? `The repository ${
          this.#id
        } cannot be read as a tree. Write operations.git.repositories[].writes.gitops for it.`
      : `There is no repository ${
          this.#id
        }. Add it to operations.git.repositories, or correct operations.onboarding.repository.`;
  }
}

function held({ revision, files, unread }: RepositoryTree): TreeAtRevision {
  const texts = new Map<string, string>();
  const contentIds = new Map<string, string>();
  for (const [path, { contentId, text }] of files) {
    texts.set(path, text);
    contentIds.set(path, contentId);
  }
  return {
    revision,
    readAt: new Date(),
    texts,
    contentIds,
    unread: new Set(unread),
  };
}
