import { Git } from '../git/Git';
import { Snapshot } from './Snapshot';

/** What an Application names as its source. @internal */
export interface SourceRef {
  repoURL: string;
  targetRevision: string;
}

/** The commit at which a source is, or why there is none. @internal */
export type SourceHead =
  | { path: string; revision: string; error?: undefined }
  | { path?: undefined; revision?: undefined; error: string };

/** Which of the repositories on this machine an address means. @internal */
export interface SourceAddresses {
  /** Where they are served. */
  url: string;
  /** What people write instead, as git's own `insteadOf`. */
  insteadOf?: string;
  /** Where the repository of a name is; undefined where there is none. */
  pathOf(name: string): string | undefined;
}

const NAME = /^([a-z0-9][a-z0-9-]*)(?:\.git)?\/?$/;

/** The repositories from which services are delivered: those of this playground, and no others. @internal */
export class Sources {
  readonly #git: Git;
  readonly #addresses: SourceAddresses;
  readonly #read = new Map<string, Snapshot>();

  private constructor(git: Git, addresses: SourceAddresses) {
    this.#git = git;
    this.#addresses = addresses;
  }

  static of(git: Git, addresses: SourceAddresses): Sources {
    return new Sources(git, addresses);
  }

  async headOf({ repoURL, targetRevision }: SourceRef): Promise<SourceHead> {
    const { url, pathOf } = this.#addresses;
    const name = this.#nameOf(repoURL);
    if (name === undefined) {
      return {
        error: `failed to list refs: ${repoURL} is no repository of the playground, which reads those at ${url}/ alone`,
      };
    }
    const path = pathOf(name);
    if (path === undefined) {
      return { error: `failed to list refs: repository not found: ${repoURL}` };
    }
    try {
      const said = await this.#git.run(path, [
        'rev-parse',
        '--verify',
        '--quiet',
        '--end-of-options',
        `${targetRevision}^{commit}`,
      ]);
      // Older versions of git print the option, too.
      return {
        path,
        revision: said.toString().trim().split('\n').at(-1) ?? '',
      };
    } catch {
      return {
        error: `unable to resolve '${targetRevision}' to a commit SHA in ${repoURL}`,
      };
    }
  }

  /** What is at a commit; read once. */
  async at(path: string, revision: string): Promise<Snapshot> {
    const id = `${path} ${revision}`;
    const known = this.#read.get(id);
    if (known) return known;
    const snapshot = await Snapshot.read(this.#git, path, revision);
    this.#read.set(id, snapshot);
    return snapshot;
  }

  /** Forgets every commit but these. */
  keep(heads: SourceHead[]): void {
    const used = new Set(heads.map(head => `${head.path} ${head.revision}`));
    for (const id of this.#read.keys()) {
      if (!used.has(id)) this.#read.delete(id);
    }
  }

  #nameOf(repoURL: string): string | undefined {
    const { url, insteadOf } = this.#addresses;
    const { port } = new URL(url);
    const prefix = [
      `${url}/`,
      `http://localhost:${port}/`,
      ...(insteadOf ? [insteadOf] : []),
    ].find(each => repoURL.startsWith(each));
    return prefix === undefined
      ? undefined
      : NAME.exec(repoURL.slice(prefix.length))?.[1];
  }
}
