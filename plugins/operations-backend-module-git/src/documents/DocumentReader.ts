import { RepositoryContent } from '@operate-first/plugin-operations-node';
import { RepositoryConfig } from '../config';
import { Mirror } from '../git/Mirror';
import { Links } from './links';
import {
  historyOf,
  isPartOf,
  lastChanges,
  LogEntry,
  renamesBetween,
} from './log';
import { purposeOf } from './paths';
import { readFiles } from './readFiles';

interface DocumentReaderOptions {
  config: Pick<RepositoryConfig, 'documents' | 'limits'>;
  mirror: Mirror;
  links: Links;
}

/** Reads documents of a repository, with who changed them last. @internal */
export class DocumentReader {
  readonly #options: DocumentReaderOptions;
  #known?: { revision: string; changes: ReadonlyMap<string, LogEntry> };

  private constructor(options: DocumentReaderOptions) {
    this.#options = options;
  }

  static create(options: DocumentReaderOptions): DocumentReader {
    return new DocumentReader(options);
  }

  async read(
    revision: string,
    { since, signal }: { since?: string; signal: AbortSignal },
  ): Promise<RepositoryContent> {
    const { config, mirror, links } = this.#options;
    const { documents, limits } = config;
    const known =
      this.#known &&
      (await isPartOf(mirror, this.#known.revision, revision, signal))
        ? this.#known
        : undefined;
    const [{ documents: files, paths }, changes, renamed] = await Promise.all([
      readFiles(mirror, {
        revision,
        purposeOf: purposeOf(documents),
        limits,
        signal,
      }),
      lastChanges(mirror, { revision, known, signal }),
      since ? renamesBetween(mirror, since, revision, signal) : [],
    ]);
    this.#known = { revision, changes };
    const head = (
      await historyOf(mirror, '.', { revision, limit: 1, signal })
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
          url: links.file(file.path),
        };
      }),
    };
  }
}
