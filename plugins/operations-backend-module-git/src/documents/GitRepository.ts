import {
  ChangeConflictError,
  ChangeRefusedError,
  DocumentPurpose,
  DocumentRepository,
  ProposedChange,
  ProposedState,
  RepositoryContent,
  RepositoryTree,
  SourceReport,
  WantedChange,
} from '@operate-first/plugin-operations-node';
import pLimit from 'p-limit';
import { PURPOSES, RepositoryConfig } from '../config';
import { GitError } from '../git/GitError';
import { Mirror } from '../git/Mirror';
import { checkEmpty } from './checkEmpty';
import { commitFiles, commitTree, Committer, identities } from './commitFiles';
import { DocumentReader } from './DocumentReader';
import { Links } from './links';
import { historyOf, isPartOf } from './log';
import { mergeTrees } from './mergeTrees';
import { checkBranch, checkPath } from './paths';
import { checkReplaceable, isLeftBehind, isSameCommit } from './proposals';
import { LEFT_BEHIND, proposedState } from './proposedState';
import { retried } from './retried';
import { TreeReader } from './TreeReader';

/** @internal */
export interface GitRepositoryOptions {
  config: RepositoryConfig;
  mirror: Mirror;
  links: Links;
  committer: Committer;
  /** What people call it. */
  addresses?: string[];
}

type MergeOptions = Parameters<DocumentRepository['merge']>[1];

/** Post-mortems, runbooks or a GitOps tree of a git remote. @internal */
export class GitRepository implements DocumentRepository {
  readonly id: string;
  readonly title: string;
  readonly url?: string;
  readonly addresses: string[];
  readonly committer: string;
  readonly visibility: 'public' | 'internal';
  readonly reads: DocumentPurpose[];
  readonly writes: DocumentPurpose[];
  readonly #config: RepositoryConfig;
  readonly #mirror: Mirror;
  readonly #links: Links;
  readonly #committer: Committer;
  readonly #documents: DocumentReader;
  readonly #tree: TreeReader;
  /** Whoever writes to the branch that counts waits for the one before: among themselves there is nothing to lose. */
  readonly #oneByOne = pLimit(1);
  readonly #listeners: Array<() => void> = [];
  #target?: string;
  #home?: Promise<string>;
  #report: SourceReport = { state: 'running', message: 'Not read yet.' };

  private constructor(options: GitRepositoryOptions) {
    const { config, mirror, links, committer } = options;
    const { documents, writes, limits } = config;
    this.id = config.id;
    this.title = config.title;
    this.url = links.repository;
    this.addresses = options.addresses ?? [config.url];
    this.visibility = config.visibility;
    this.reads = PURPOSES.filter(
      purpose => documents[purpose].length > 0 || writes[purpose] !== undefined,
    );
    this.writes = Object.keys(writes) as DocumentPurpose[];
    this.#config = config;
    this.#mirror = mirror;
    this.#links = links;
    this.#committer = committer;
    this.committer = committer.email;
    this.#documents = DocumentReader.create({ config, mirror, links });
    this.#tree = TreeReader.create(limits);
    this.#target = config.target;
  }

  static create(options: GitRepositoryOptions): GitRepository {
    return new GitRepository(options);
  }

  /** The branch that counts, as far as it is known. */
  get target(): string {
    return this.#target ?? 'main';
  }

  /** Of what is pushed from here: what others push is found when it is read the next time. */
  onPushed(listener: () => void): void {
    this.#listeners.push(listener);
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
    return this.#reading(signal, async revision => {
      if (revision === since && revision !== undefined) return undefined;
      if (!revision) return { revision: '', renamed: [], files: [] };
      return this.#documents.read(revision, { since, signal });
    });
  }

  async readTree(options: {
    since?: string;
    signal: AbortSignal;
  }): Promise<RepositoryTree | undefined> {
    const { since, signal } = options;
    return this.#reading(signal, async revision => {
      if ((revision ?? '') === since) return undefined;
      if (!revision) return { revision: '', files: new Map(), unread: [] };
      return this.#tree.read(this.#mirror, revision, signal);
    });
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
    const branch = await this.#own(change.branch, signal);
    const mirror = this.#mirror;
    const committer = this.#committer;
    const revision = await this.#retried(signal, async target => {
      const tip = await mirror.commitOf(branch, signal);
      const context = { branch, tip, target, committer, signal };
      await checkReplaceable(mirror, context);
      const commit = await commitFiles(mirror, {
        base: target,
        change,
        committer,
        signal,
      });
      // What was approved stays so where the same is proposed again.
      if (tip && (await isSameCommit(mirror, tip, commit, signal))) return tip;
      await this.#push(
        [
          `--force-with-lease=refs/heads/${branch}:${tip ?? ''}`,
          'origin',
          `${commit}:refs/heads/${branch}`,
        ],
        signal,
      );
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
    const branch = await this.#own(name, options.signal);
    return proposedState(this.#mirror, {
      ...options,
      branch,
      target: await this.#fetch(options.signal),
      committer: this.#committer,
    });
  }

  async merge(
    name: string,
    options: MergeOptions,
  ): Promise<{ revision: string }> {
    const { signal } = options;
    const branch = await this.#own(name, signal);
    const revision = await this.#oneByOne(() =>
      this.#retried(signal, target => this.#merge(branch, target, options)),
    );
    // What is merged is merged, whether its branch can be tidied away or not.
    await this.#remove(branch, options.revision, signal).catch(() => {});
    return { revision };
  }

  async withdraw(
    name: string,
    { signal }: { signal: AbortSignal },
  ): Promise<void> {
    const branch = await this.#own(name, signal);
    await this.#retried(signal, async () => {
      const tip = await this.#mirror.commitOf(branch, signal);
      if (tip) await this.#remove(branch, tip, signal);
    });
  }

  async commit(
    change: Omit<WantedChange, 'branch'>,
    { signal }: { signal: AbortSignal },
  ): Promise<{ revision: string }> {
    const commit = async (base: string | undefined) => {
      const made = await commitFiles(this.#mirror, {
        base,
        change,
        committer: this.#committer,
        signal,
      });
      if (made !== base) await this.#pushTarget(made, signal);
      return made;
    };
    const revision = await this.#oneByOne(() => this.#retried(signal, commit));
    return { revision };
  }

  async #merge(
    branch: string,
    target: string | undefined,
    { revision, message, author, signal }: MergeOptions,
  ): Promise<string> {
    const mirror = this.#mirror;
    const committer = this.#committer;
    if (target && (await isPartOf(mirror, revision, target, signal))) {
      return target;
    }
    const present = await mirror.commitOf(branch, signal);
    if (present !== revision) {
      throw new ChangeConflictError(
        present
          ? `Somebody has changed the branch ${branch} since it was reviewed.`
          : `The branch ${branch} is gone. Propose it again.`,
        branch,
      );
    }
    if (!target) {
      await this.#pushTarget(revision, signal);
      return revision;
    }
    const proposal = { tip: revision, target, committer, signal };
    if (await isLeftBehind(mirror, proposal)) {
      throw new ChangeConflictError(LEFT_BEHIND, branch);
    }
    const commit = await commitTree(mirror, {
      tree: await mergeTrees(mirror, target, revision, signal),
      parents: [target, revision],
      message,
      identity: identities(author, committer),
      signal,
    });
    await this.#pushTarget(commit, signal);
    return commit;
  }

  /** A branch for a proposal; never one that counts. */
  async #own(branch: string, signal: AbortSignal): Promise<string> {
    checkBranch(branch);
    const home = await this.#remoteHead(signal);
    this.#target ??= home;
    if (branch !== this.#target && branch !== home) return branch;
    throw new ChangeRefusedError(
      `${branch} is a branch that counts; a proposal needs one of its own.`,
    );
  }

  /** The remote's own branch; asked for once. */
  async #remoteHead(signal: AbortSignal): Promise<string> {
    const asked = (this.#home ??= this.#mirror.defaultBranch(signal));
    try {
      return await asked;
    } catch (error) {
      if (this.#home === asked) this.#home = undefined;
      throw error;
    }
  }

  /** The newest commit of the branch that counts; undefined while the repository is empty. */
  async #fetch(signal: AbortSignal): Promise<string | undefined> {
    const target = (this.#target ??= await this.#remoteHead(signal));
    await this.#mirror.fetch(signal);
    const revision = await this.#mirror.commitOf(target, signal);
    if (!revision) {
      await checkEmpty(this.#mirror, {
        target,
        id: this.id,
        committer: this.#committer,
        signal,
      });
    }
    return revision;
  }

  async #reading<T>(
    signal: AbortSignal,
    work: (revision: string | undefined) => Promise<T>,
  ): Promise<T> {
    try {
      const revision = await this.#fetch(signal);
      const found = await work(revision);
      await this.#mirror.tidy(signal).catch(() => {});
      this.#report = {
        state: 'running',
        message: revision
          ? `Read at ${revision.slice(0, 12)} of ${this.target}.`
          : `The branch ${this.target} has no commit yet.`,
      };
      return found;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#report = { state: 'failing', message };
      throw error;
    }
  }

  /** Takes a branch away, unless somebody has added to it meanwhile. */
  async #remove(branch: string, tip: string, signal: AbortSignal) {
    const ref = `refs/heads/${branch}`;
    const lease = `--force-with-lease=${ref}:${tip}`;
    await this.#push([lease, 'origin', `:${ref}`], signal);
  }

  async #pushTarget(commit: string, signal: AbortSignal): Promise<void> {
    await this.#push(['origin', `${commit}:refs/heads/${this.target}`], signal);
    for (const tell of this.#listeners) tell();
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

  async #retried<T>(
    signal: AbortSignal,
    work: (target: string | undefined) => Promise<T>,
  ): Promise<T> {
    return retried(this.title, signal, async () =>
      work(await this.#fetch(signal)),
    );
  }
}
