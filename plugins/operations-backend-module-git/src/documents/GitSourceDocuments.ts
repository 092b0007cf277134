import {
  RepositoryContent,
  SourceDocuments,
} from '@operate-first/plugin-operations-node';
import { Mirror } from '../git/Mirror';
import { Links } from './links';
import { historyOf, LogEntry, renamesBetween } from './log';
import { FileContent, readFiles } from './readFiles';
import { readTree } from './readTree';

const LIMITS = { files: 500, fileBytes: 1024 * 1024 };
/** So many commits that changed a document are kept in memory, of all repositories. */
const MOST_KNOWN = 20_000;

/** A clone that somebody else keeps up to date. @internal */
export interface KeptClone {
  mirror: Mirror;
  links: Links;
  /** The commit that was read last. */
  head: string;
}

/** Of a clone in which nothing of what files hold is. */
async function bringWanted(
  mirror: Mirror,
  options: {
    revision: string;
    wanted: (path: string) => boolean;
    signal: AbortSignal;
  },
): Promise<void> {
  const { revision, wanted, signal } = options;
  const files = (await readTree(mirror, revision, signal)).filter(
    ({ path, ordinary }) => ordinary && path !== undefined && wanted(path),
  );
  await mirror.bring(
    files.slice(0, LIMITS.files).map(({ blob }) => blob),
    signal,
  );
}

/** Runbooks in the repositories of services, from the clones by which it is known who wrote them. @internal */
export class GitSourceDocuments implements SourceDocuments {
  readonly #cloneOf: (repository: string) => KeptClone | undefined;
  /** Who changed a content last, by path and content: looking that up reads the history. */
  readonly #changes = new Map<string, LogEntry>();

  private constructor(cloneOf: (repository: string) => KeptClone | undefined) {
    this.#cloneOf = cloneOf;
  }

  static create(
    cloneOf: (repository: string) => KeptClone | undefined,
  ): GitSourceDocuments {
    return new GitSourceDocuments(cloneOf);
  }

  async read(
    repository: string,
    options: {
      wanted: (path: string) => boolean;
      since?: string;
      signal: AbortSignal;
    },
  ): Promise<RepositoryContent | undefined> {
    const { wanted, since, signal } = options;
    const clone = this.#cloneOf(repository);
    if (!clone || clone.head === since) return undefined;
    const { mirror, links, head: revision } = clone;
    if ((await mirror.leftOut(signal)) === 'blob:none') {
      await bringWanted(mirror, { revision, wanted, signal });
    }
    const { documents, paths } = await readFiles(mirror, {
      revision,
      purposeOf: path => (wanted(path) ? 'runbook' : undefined),
      limits: LIMITS,
      signal,
    });
    const files: RepositoryContent['files'] = [];
    for (const file of documents) {
      const change = await this.#lastChange(clone, file, signal);
      files.push({
        ...file,
        changedAt: change.at,
        changedBy: change.author,
        revision: change.revision,
        url: links.file(file.path),
      });
    }
    const renamed = since
      ? await renamesBetween(mirror, since, revision, signal)
      : [];
    return { revision, renamed, files, paths };
  }

  async #lastChange(
    { mirror, head }: KeptClone,
    { path, contentId }: FileContent,
    signal: AbortSignal,
  ): Promise<LogEntry> {
    const key = JSON.stringify([mirror.path, path, contentId]);
    const known = this.#changes.get(key);
    if (known) return known;
    const options = { revision: head, limit: 1, signal };
    const [change] = await historyOf(mirror, path, options);
    // Of a history with nothing but its end, the end has to do.
    const entry = change ?? (await historyOf(mirror, '.', options))[0];
    if (this.#changes.size >= MOST_KNOWN) this.#changes.clear();
    this.#changes.set(key, entry);
    return entry;
  }
}
