import {
  ChangeConflictError,
  ChangeRefusedError,
  DocumentPurpose,
  DocumentRepository,
  ProposedChange,
  ProposedState,
  RepositoryContent,
  SourceReport,
  WantedChange,
} from '@operate-first/plugin-operations-node';
import { RepositoryConfig } from '../config';
import { GitError } from '../git/GitError';
import { Mirror } from '../git/Mirror';
import {
  commitFiles,
  commitTree,
  Committer,
  identities,
  mergeTrees,
} from './commitFiles';
import { Links } from './links';
import {
  historyOf,
  isPartOf,
  lastChanges,
  LogEntry,
  renamesBetween,
} from './log';
import { checkBranch, checkPath, purposeOf } from './paths';
import { readFiles } from './readFiles';

const TRIES = 5;
const DIFF_LENGTH = 200_000;

/** @internal */
export interface GitRepositoryOptions {
  config: RepositoryConfig;
  mirror: Mirror;
  links: Links;
  committer: Committer;
}

/** Post-mortems and runbooks of a git remote. @internal */
export class GitRepository implements DocumentRepository {
  readonly id: string;
  readonly title: string;
  readonly url?: string;
  readonly visibility: 'public' | 'internal';
  readonly writes: DocumentPurpose[];
  readonly #config: RepositoryConfig;
  readonly #mirror: Mirror;
  readonly #links: Links;
  readonly #committer: Committer;
  #target?: string;
  #known?: { revision: string; changes: ReadonlyMap<string, LogEntry> };
  #report: SourceReport = { state: 'running', message: 'Not read yet.' };

  private constructor(options: GitRepositoryOptions) {
    const { config, mirror, links, committer } = options;
    this.id = config.id;
    this.title = config.title;
    this.url = links.repository;
    this.visibility = config.visibility;
    this.writes = Object.keys(config.writes) as DocumentPurpose[];
    this.#config = config;
    this.#mirror = mirror;
    this.#links = links;
    this.#committer = committer;
    this.#target = config.target;
  }

  static create(options: GitRepositoryOptions): GitRepository {
    return new GitRepository(options);
  }

  /** The branch that counts, as far as it is known. */
  get target(): string {
    return this.#target ?? 'main';
  }

  folderOf(purpose: DocumentPurpose): string {
    return this.#config.writes[purpose] ?? purpose;
  }

  report(): SourceReport {
    return this.#report;
  }

  async read(options: {
    since?: string;
    signal: AbortSignal;
  }): Promise<RepositoryContent | undefined> {
    const { since, signal } = options;
    try {
      const revision = await this.#fetch(signal);
      const content = await this.#readAt(revision, since, signal);
      this.#report = {
        state: 'running',
        message: revision
          ? `Read at ${revision.slice(0, 12)} of ${this.target}.`
          : `The branch ${this.target} has no commit yet.`,
      };
      return content;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#report = { state: 'failing', message };
      throw error;
    }
  }

  async history(path: string, options: { limit: number; signal: AbortSignal }) {
    const revision = await this.#mirror.commitOf(this.target, options.signal);
    if (!revision) return [];
    const entries = await historyOf(this.#mirror, checkPath(path), {
      revision,
      ...options,
    });
    return entries.map(entry => ({
      ...entry,
      url: this.#links.commit(entry.revision),
    }));
  }

  async propose(
    change: WantedChange,
    { signal }: { signal: AbortSignal },
  ): Promise<ProposedChange> {
    const branch = this.#own(change.branch);
    const revision = await this.#retried(signal, async base => {
      const commit = await commitFiles(this.#mirror, {
        base,
        change,
        committer: this.#committer,
        signal,
      });
      const before = await this.#mirror.commitOf(branch, signal);
      if (commit !== before) {
        await this.#push(
          [
            `--force-with-lease=refs/heads/${branch}:${before ?? ''}`,
            'origin',
            `${commit}:refs/heads/${branch}`,
          ],
          signal,
        );
      }
      return commit;
    });
    return {
      branch,
      revision,
      remote: this.#config.url,
      target: this.target,
      url: this.#links.branch(branch),
    };
  }

  async look(
    name: string,
    options: { revision?: string; signal: AbortSignal },
  ): Promise<ProposedState> {
    const { signal } = options;
    const branch = this.#own(name);
    const target = await this.#fetch(signal);
    const revision = await this.#mirror.commitOf(branch, signal);
    const proposed = revision ?? options.revision;
    if (
      target &&
      proposed &&
      (await isPartOf(this.#mirror, proposed, target, signal))
    ) {
      return { state: 'merged', revision };
    }
    if (!revision) {
      return {
        state: 'gone',
        message: `The branch ${branch} is gone, and what it had was not merged. Propose it again.`,
      };
    }
    const diff = await this.#diff(target, revision, signal);
    const conflict = target && (await this.#conflict(target, revision, signal));
    return conflict
      ? { state: 'conflicting', revision, diff, message: conflict }
      : { state: 'open', revision, diff };
  }

  async merge(
    name: string,
    options: {
      revision: string;
      message: string;
      author: WantedChange['author'];
      signal: AbortSignal;
    },
  ): Promise<{ revision: string }> {
    const { revision, message, author, signal } = options;
    const branch = this.#own(name);
    const merged = await this.#retried(signal, async target => {
      if (target && (await isPartOf(this.#mirror, revision, target, signal))) {
        return target;
      }
      const present = await this.#mirror.commitOf(branch, signal);
      if (present !== revision) {
        throw new ChangeConflictError(
          present
            ? `Somebody has changed the branch ${branch} since it was reviewed.`
            : `The branch ${branch} is gone. Propose it again.`,
          branch,
        );
      }
      const tree = target
        ? await mergeTrees(this.#mirror, target, revision, signal)
        : `${revision}^{tree}`;
      const commit = target
        ? await commitTree(this.#mirror, {
            tree,
            parents: [target, revision],
            message,
            identity: identities(author, this.#committer),
            signal,
          })
        : revision;
      await this.#push(
        ['origin', `${commit}:refs/heads/${this.target}`],
        signal,
      );
      return commit;
    });
    // What is merged is merged, whether its branch can be tidied away or not.
    await this.withdraw(branch, { signal }).catch(() => {});
    return { revision: merged };
  }

  async withdraw(
    name: string,
    { signal }: { signal: AbortSignal },
  ): Promise<void> {
    const branch = this.#own(name);
    await this.#fetch(signal);
    if (!(await this.#mirror.commitOf(branch, signal))) return;
    await this.#push(['origin', `:refs/heads/${branch}`], signal);
  }

  async commit(
    change: Omit<WantedChange, 'branch'>,
    { signal }: { signal: AbortSignal },
  ): Promise<{ revision: string }> {
    const revision = await this.#retried(signal, async base => {
      const commit = await commitFiles(this.#mirror, {
        base,
        change,
        committer: this.#committer,
        signal,
      });
      if (commit !== base) {
        await this.#push(
          ['origin', `${commit}:refs/heads/${this.target}`],
          signal,
        );
      }
      return commit;
    });
    return { revision };
  }

  /** A branch for a proposal; never the one that counts. */
  #own(branch: string): string {
    if (checkBranch(branch) !== this.target) return branch;
    throw new ChangeRefusedError(
      `${branch} is the branch that counts; a proposal needs one of its own.`,
    );
  }

  /** The newest commit of the branch that counts; undefined while the repository is empty. */
  async #fetch(signal: AbortSignal): Promise<string | undefined> {
    this.#target ??= await this.#mirror.defaultBranch(signal);
    await this.#mirror.fetch(signal);
    return this.#mirror.commitOf(this.#target, signal);
  }

  async #readAt(
    revision: string | undefined,
    since: string | undefined,
    signal: AbortSignal,
  ): Promise<RepositoryContent | undefined> {
    if (revision === since && revision !== undefined) return undefined;
    if (!revision) return { revision: '', renamed: [], files: [] };
    const { documents, limits } = this.#config;
    const known =
      this.#known &&
      (await isPartOf(this.#mirror, this.#known.revision, revision, signal))
        ? this.#known
        : undefined;
    const [{ documents: files, paths }, changes, renamed] = await Promise.all([
      readFiles(this.#mirror, {
        revision,
        purposeOf: purposeOf(documents),
        limits,
        signal,
      }),
      lastChanges(this.#mirror, { revision, known, signal }),
      since ? renamesBetween(this.#mirror, since, revision, signal) : [],
    ]);
    this.#known = { revision, changes };
    const head = (
      await historyOf(this.#mirror, '.', { revision, limit: 1, signal })
    )[0];
    return {
      revision,
      renamed,
      paths,
      files: files.map(file => {
        const change = changes.get(file.path) ?? head;
        return {
          ...file,
          changedAt: change.at,
          changedBy: change.author,
          revision: change.revision,
          url: this.#links.file(file.path),
        };
      }),
    };
  }

  async #diff(
    target: string | undefined,
    revision: string,
    signal: AbortSignal,
  ): Promise<string> {
    const args = target
      ? [
          'diff',
          '--no-color',
          '--no-ext-diff',
          '--no-textconv',
          `${target}...${revision}`,
        ]
      : [
          'show',
          '--no-color',
          '--no-ext-diff',
          '--no-textconv',
          '--format=',
          revision,
        ];
    const said = await this.#mirror.local(args, { signal });
    return said.toString().slice(0, DIFF_LENGTH);
  }

  async #conflict(
    target: string,
    revision: string,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    try {
      await mergeTrees(this.#mirror, target, revision, signal);
      return undefined;
    } catch (error) {
      if (error instanceof ChangeConflictError) return error.message;
      throw error;
    }
  }

  async #push(args: string[], signal: AbortSignal): Promise<void> {
    try {
      await this.#mirror.push(args, signal);
    } catch (error) {
      if (error instanceof GitError && error.isRefusal) {
        throw new ChangeRefusedError(
          `${this.title} takes no changes from the portal: ${error.message}`,
        );
      }
      throw error;
    }
  }

  /** Tries again on what the remote has now, where somebody else was faster. */
  async #retried(
    signal: AbortSignal,
    work: (target: string | undefined) => Promise<string>,
  ): Promise<string> {
    for (let tries = 1; ; tries++) {
      const target = await this.#fetch(signal);
      try {
        const revision = await work(target);
        await this.#mirror.fetch(signal);
        return revision;
      } catch (error) {
        if (!(error instanceof GitError) || !error.isRace || tries >= TRIES) {
          throw error;
        }
      }
    }
  }
}
