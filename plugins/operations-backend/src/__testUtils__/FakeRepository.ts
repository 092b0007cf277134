import { portalAddressOf } from '@operate-first/plugin-operations-common';
import {
  ChangeAuthor,
  ChangeConflictError,
  ChangeRefusedError,
  DocumentRepository,
  ProposedChange,
  ProposedState,
  RepositoryContent,
  RepositoryFile,
  WantedChange,
} from '@operate-first/plugin-operations-node';
import { createHash } from 'node:crypto';

type Files = Map<string, string>;

interface Branch {
  files: WantedChange['files'];
  revision: string;
  change: WantedChange;
}

const PORTAL = 'portal@example.org';

/** Somebody as the portal commits for them. */
function written({ name, email, key }: ChangeAuthor) {
  return {
    name: name || 'Portal',
    email: email ?? portalAddressOf(PORTAL, key),
  };
}

interface Commit {
  revision: string;
  message: string;
  author: { name: string; email?: string };
  coAuthors?: Array<{ name: string; email?: string }>;
  paths: string[];
  at: Date;
}

function idOf(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

/** A repository of documents in memory: it refuses and conflicts as git does. */
export class FakeRepository implements DocumentRepository {
  readonly id: string;
  readonly title: string;
  readonly visibility: 'public' | 'internal';
  writes: DocumentRepository['writes'] = ['postMortem'];
  readonly committer = PORTAL;
  readonly url = 'https://git.example.org/post-mortems';
  readonly branches = new Map<string, Branch>();
  readonly commits: Commit[] = [];
  /** How it fails, while it does. */
  failure?: Error;
  /** What happens just before the next commit, as somebody else's push. */
  beforeCommit?: () => void;
  #files: Files = new Map();
  #renamed: RepositoryContent['renamed'] = [];
  #problems = new Map<string, string>();
  #pushed: Array<() => void> = [];

  constructor(
    id = 'post-mortems',
    visibility: 'public' | 'internal' = 'internal',
  ) {
    this.id = id;
    this.title = `Repository ${id}`;
    this.visibility = visibility;
  }

  /** Somebody pushes. */
  push(path: string, text: string, name = 'Grace Gitter') {
    this.#files.set(path, text);
    this.#commit(`Change ${path}`, { name }, [path]);
  }

  rename(from: string, to: string) {
    this.#files.set(to, this.#files.get(from) ?? '');
    this.#files.delete(from);
    this.#renamed.push({ from, to });
    this.#commit(`Rename ${from}`, { name: 'Grace Gitter' }, [from, to]);
  }

  remove(path: string) {
    this.#files.delete(path);
    this.#commit(`Remove ${path}`, { name: 'Grace Gitter' }, [path]);
  }

  /** A file that cannot be read as text. */
  spoil(path: string, problem: string) {
    this.#files.set(path, problem);
    this.#problems.set(path, problem);
    this.#commit(`Spoil ${path}`, { name: 'Grace Gitter' }, [path]);
  }

  text(path: string): string | undefined {
    return this.#files.get(path);
  }

  get paths(): string[] {
    return [...this.#files.keys()].sort();
  }

  folderOf(purpose?: string) {
    return purpose === 'runbook' ? 'runbooks' : 'accounts';
  }

  async read({ since }: { since?: string }) {
    this.#fail();
    const revision = this.#revision();
    if (since === revision) return undefined;
    const files = [...this.#files].map(
      ([path, text]): RepositoryFile => ({
        path,
        purpose: /(^|\/)runbooks\//.test(path) ? 'runbook' : 'postMortem',
        contentId: idOf(text),
        ...(this.#problems.has(path)
          ? { problem: this.#problems.get(path) }
          : { text }),
        changedAt: this.#last(path)?.at ?? new Date(0),
        changedBy: this.#last(path)?.author,
        revision: this.#last(path)?.revision ?? revision,
        url: `${this.url}/${path}`,
      }),
    );
    return {
      revision,
      renamed: [...this.#renamed],
      files,
      paths: [...this.#files.keys()],
    };
  }

  async history(path: string) {
    this.#fail();
    return this.commits.filter(({ paths }) => paths.includes(path)).reverse();
  }

  async propose(change: WantedChange): Promise<ProposedChange> {
    this.#fail();
    this.#check(change.files);
    const { branch, files } = change;
    const revision = idOf(JSON.stringify([files, this.commits.length]));
    this.branches.set(branch, { files, revision, change });
    return {
      branch,
      revision,
      remote: 'https://git.example.org/post-mortems.git',
      target: 'main',
    };
  }

  async look(
    branch: string,
    { revision }: { revision?: string },
  ): Promise<ProposedState> {
    this.#fail();
    const found = this.branches.get(branch);
    if (!found) return { state: 'gone', revision };
    return { state: 'open', revision: found.revision, diff: '+ a line' };
  }

  async merge(
    branch: string,
    options: {
      revision: string;
      message: string;
      author: ChangeAuthor;
    },
  ) {
    this.#fail();
    const found = this.branches.get(branch);
    if (found?.revision !== options.revision) {
      throw new ChangeRefusedError('The branch is not what was reviewed.');
    }
    for (const { path, text = '' } of found.files) this.#files.set(path, text);
    this.branches.delete(branch);
    const { message, author, coAuthors } = found.change;
    const paths = found.files.map(({ path }) => path);
    this.#commit(message, written(author), paths, {
      coAuthors: coAuthors?.map(written),
      revision: found.revision,
    });
    // As in git, a merge changes nothing itself.
    this.#commit(options.message, written(options.author), []);
    return { revision: this.#revision() };
  }

  async withdraw(branch: string) {
    this.#fail();
    this.branches.delete(branch);
  }

  async commit(change: Omit<WantedChange, 'branch'>) {
    this.#fail();
    const before = this.beforeCommit;
    this.beforeCommit = undefined;
    before?.();
    this.#check(change.files);
    for (const { path, text = '' } of change.files) this.#files.set(path, text);
    this.#commit(
      change.message,
      written(change.author),
      change.files.map(({ path }) => path),
      { coAuthors: change.coAuthors?.map(written) },
    );
    return { revision: this.#revision() };
  }

  onPushed(listener: () => void) {
    this.#pushed.push(listener);
  }

  #commit(
    message: string,
    author: Commit['author'],
    paths: string[],
    more: Partial<Pick<Commit, 'coAuthors' | 'revision'>> = {},
  ) {
    const at = new Date(Date.now() - 1_000_000 + this.commits.length * 1000);
    const revision = idOf(`${this.commits.length} ${message}`);
    this.commits.push({ revision, message, author, paths, at, ...more });
    for (const listener of this.#pushed) listener();
  }

  #last(path: string): Commit | undefined {
    return this.commits.filter(({ paths }) => paths.includes(path)).at(-1);
  }

  #revision(): string {
    return this.commits.at(-1)?.revision ?? 'empty';
  }

  #check(files: WantedChange['files']) {
    for (const { path, baseContentId } of files) {
      const text = this.#files.get(path);
      const present = text === undefined ? undefined : idOf(text);
      if (present === baseContentId) continue;
      throw new ChangeConflictError(`${path} was changed.`, path, text);
    }
  }

  #fail() {
    if (this.failure) throw this.failure;
  }
}
