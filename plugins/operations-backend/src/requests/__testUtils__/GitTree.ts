import {
  ChangeAuthor,
  ChangeConflictError,
  ChangeRefusedError,
  DocumentRepository,
  ProposedState,
  RepositoryTree,
  WantedChange,
} from '@operate-first/plugin-operations-node';
import { execFile, ExecFileOptions } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a repository is asked for. */
export type GitCall = 'readTree' | 'propose' | 'look' | 'merge' | 'withdraw';

const TARGET = 'refs/heads/main';

/** A GitOps repository: real git, in a folder of its own, without a remote between. */
export class GitTree implements DocumentRepository {
  readonly id = 'gitops';
  readonly title = 'The GitOps tree';
  readonly visibility = 'public';
  readonly writes = [];
  readonly #folder = mkdtempSync(join(tmpdir(), 'requests-'));
  readonly #pushed: Array<() => void> = [];
  readonly #blobs = new Map<string, string>();
  #indexes = 0;
  /** Called before and after each call; what it throws, the call throws. */
  disturb: (call: GitCall, when: 'before' | 'after') => void = () => {};
  /** Waited for before and after each call: what happens elsewhere while somebody waits for git. */
  meanwhile: (call: GitCall, when: 'before' | 'after') => Promise<void> =
    async () => {};
  readonly calls: GitCall[] = [];

  static async create(files: Record<string, string> = {}): Promise<GitTree> {
    const tree = new GitTree();
    await tree.git(['init', '--quiet', '--bare', '--initial-branch=main', '.']);
    await tree.push({ 'README.md': '# Clusters\n', ...files });
    return tree;
  }

  private constructor() {}

  async remove() {
    await rm(this.#folder, { recursive: true });
  }

  folderOf() {
    return '';
  }

  async git(args: string[], env: Record<string, string> = {}, input?: string) {
    const options: ExecFileOptions = {
      cwd: this.#folder,
      maxBuffer: 64 * 1024 * 1024,
      env: {
        ...process.env,
        GIT_AUTHOR_NAME: 'Test',
        GIT_AUTHOR_EMAIL: 'test@example.org',
        GIT_COMMITTER_NAME: 'Portal',
        GIT_COMMITTER_EMAIL: 'portal@example.org',
        ...env,
      },
    };
    return new Promise<string>((resolve, reject) => {
      const child = execFile('git', args, options, (error, stdout) =>
        error ? reject(error) : resolve(String(stdout)),
      );
      // What reads nothing may have ended by now.
      if (input !== undefined) child.stdin?.end(input);
    });
  }

  async head(ref = TARGET): Promise<string | undefined> {
    const found = await this.git(['rev-parse', '--verify', '-q', ref]).catch(
      () => '',
    );
    return found.trim() || undefined;
  }

  /** Somebody pushes to the target; a file without text goes. */
  async push(files: Record<string, string | undefined>, branch = TARGET) {
    const parent = await this.head(branch);
    const commit = await this.#commit(
      Object.entries(files).map(([path, text]) => ({ path, text })),
      parent,
      { message: 'By hand', author: { name: 'Somebody' } },
      // Whoever commits by hand is not the portal.
      { GIT_COMMITTER_NAME: 'Somebody' },
    );
    await this.git(['update-ref', branch, commit]);
    for (const listener of this.#pushed) listener();
  }

  async text(path: string, ref = TARGET): Promise<string | undefined> {
    return this.git(['show', `${ref}:${path}`]).catch(() => undefined);
  }

  /** Titles of what was committed to the target, newest first. */
  async titles(): Promise<string[]> {
    const log = await this.git([
      'log',
      '--format=%s',
      '--first-parent',
      TARGET,
    ]);
    return log.trim().split('\n');
  }

  async branches(): Promise<string[]> {
    const refs = await this.git(['for-each-ref', '--format=%(refname:short)']);
    return refs
      .trim()
      .split('\n')
      .filter(name => name !== 'main');
  }

  async read() {
    return undefined;
  }

  async history() {
    return [];
  }

  onPushed(listener: () => void) {
    this.#pushed.push(listener);
  }

  async readTree({
    since,
  }: {
    since?: string;
  }): Promise<RepositoryTree | undefined> {
    return this.#call('readTree', async () => {
      const revision = (await this.head()) ?? '';
      if (revision === since) return undefined;
      const listed = await this.git(['ls-tree', '-r', '-z', revision]);
      const files = new Map<string, { contentId: string; text: string }>();
      const entries = listed.split('\0').filter(Boolean);
      const ids = entries.map(entry => entry.split(/[ \t]/)[2]);
      const texts = await Promise.all(ids.map(id => this.#blob(id)));
      entries.forEach((entry, at) =>
        files.set(entry.slice(entry.indexOf('\t') + 1), {
          contentId: ids[at],
          text: texts[at],
        }),
      );
      return { revision, files, unread: [] };
    });
  }

  /** What was read once is not asked for again: programs take their time to begin. */
  async #blob(id: string): Promise<string> {
    const known =
      this.#blobs.get(id) ?? (await this.git(['cat-file', 'blob', id]));
    this.#blobs.set(id, known);
    return known;
  }

  async propose(change: WantedChange) {
    return this.#call('propose', async () => {
      const base = await this.head();
      await this.#check(change.files);
      await this.#checkReplaceable(change.branch);
      const revision = await this.#commit(change.files, base, change);
      const { branch } = change;
      await this.git(['update-ref', `refs/heads/${branch}`, revision]);
      return {
        branch,
        revision,
        remote: 'https://git.example.org/clusters.git',
        target: 'main',
      };
    });
  }

  async look(
    branch: string,
    { revision }: { revision?: string },
  ): Promise<ProposedState> {
    return this.#call('look', async () => {
      const isMerged =
        revision !== undefined &&
        (await this.git(['merge-base', '--is-ancestor', revision, TARGET]).then(
          () => true,
          () => false,
        ));
      if (isMerged) return { state: 'merged' };
      const present = await this.head(`refs/heads/${branch}`);
      return present ? { state: 'open', revision: present } : { state: 'gone' };
    });
  }

  async merge(
    branch: string,
    options: { revision: string; message: string; author: ChangeAuthor },
  ) {
    return this.#call('merge', async () => {
      const present = await this.head(`refs/heads/${branch}`);
      if (present !== options.revision) {
        throw new ChangeRefusedError('The branch is not what was reviewed.');
      }
      const head = (await this.head()) ?? '';
      const merged = await this.git([
        'merge-tree',
        '--write-tree',
        head,
        present,
      ]).catch(() => {
        throw new ChangeConflictError('It conflicts.', branch);
      });
      const revision = await this.#commitTree(
        merged.split('\n')[0],
        [head, present],
        options,
      );
      await this.git(['update-ref', TARGET, revision, head]);
      await this.git(['update-ref', '-d', `refs/heads/${branch}`]);
      return { revision };
    });
  }

  async withdraw(branch: string) {
    await this.#call('withdraw', async () => {
      await this.git(['update-ref', '-d', `refs/heads/${branch}`]);
    });
  }

  async commit(): Promise<never> {
    throw new Error('Everything is reviewed.');
  }

  async #call<T>(call: GitCall, work: () => Promise<T>): Promise<T> {
    this.calls.push(call);
    this.disturb(call, 'before');
    await this.meanwhile(call, 'before');
    const result = await work();
    this.disturb(call, 'after');
    await this.meanwhile(call, 'after');
    return result;
  }

  /** As the real one: commits of others are not replaced. */
  async #checkReplaceable(branch: string) {
    const ref = `refs/heads/${branch}`;
    const tip = await this.head(ref);
    if (!tip) return;
    const committer = await this.git(['log', '-1', '--format=%cn', tip]);
    const isTheirs = committer.trim() !== 'Portal';
    const isIn = await this.git(['merge-base', '--is-ancestor', tip, TARGET])
      .then(() => true)
      .catch(() => false);
    if (isTheirs && !isIn) {
      throw new ChangeRefusedError(
        `The branch ${branch} has commits that the portal has not made. Merge them or delete the branch, and try again.`,
      );
    }
  }

  async #check(files: WantedChange['files']) {
    for (const { path, baseContentId } of files) {
      const present = await this.head(`${TARGET}:${path}`);
      if (present === baseContentId) continue;
      throw new ChangeConflictError(`${path} was changed.`, path);
    }
  }

  async #commit(
    files: Array<{ path: string; text?: string }>,
    parent: string | undefined,
    options: { message: string; author: ChangeAuthor },
    committer: Record<string, string> = {},
  ): Promise<string> {
    this.#indexes += 1;
    const env = { GIT_INDEX_FILE: join(this.#folder, `index${this.#indexes}`) };
    if (parent) await this.git(['read-tree', parent], env);
    for (const { path, text } of files) {
      if (text === undefined) {
        await this.git(['rm', '-q', '--cached', path], env);
        continue;
      }
      const id = await this.git(['hash-object', '-w', '--stdin'], {}, text);
      await this.git(
        ['update-index', '--add', '--cacheinfo', `100644,${id.trim()},${path}`],
        env,
      );
    }
    const tree = await this.git(['write-tree'], env);
    return this.#commitTree(
      tree.trim(),
      parent ? [parent] : [],
      options,
      committer,
    );
  }

  async #commitTree(
    tree: string,
    parents: string[],
    { message, author }: { message: string; author: ChangeAuthor },
    committer: Record<string, string> = {},
  ): Promise<string> {
    const commit = await this.git(
      ['commit-tree', tree, ...parents.flatMap(id => ['-p', id])],
      { GIT_AUTHOR_NAME: author.name, ...committer },
      message,
    );
    return commit.trim();
  }
}
