import { RepositoryTree } from '@operate-first/plugin-operations-node';
import { Mirror } from '../git/Mirror';
import { isPath } from './paths';
import { missingBlobs, readBlobs, readTree, sizesOf } from './readTree';

/** As it is written, so that nothing is lost where it is written back: a mark of the order of bytes, too. */
const exact = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function exactText(bytes: Buffer | undefined): string | undefined {
  // No text has a zero in it, whatever UTF-8 says.
  if (!bytes || bytes.includes(0)) return undefined;
  try {
    return exact.decode(bytes);
  } catch {
    return undefined;
  }
}

interface Text {
  /** Missing where it is none, or too large. */
  text?: string;
  bytes: number;
}

/**
 * Reads all texts of a repository. What was read stays in memory by its content, so that of the next revision only what is
 * new is read.
 *
 * @internal
 */
export class TreeReader {
  readonly #limits: { fileBytes: number; treeBytes: number };
  #texts: ReadonlyMap<string, Text> = new Map();

  private constructor(limits: { fileBytes: number; treeBytes: number }) {
    this.#limits = limits;
  }

  static create(limits: { fileBytes: number; treeBytes: number }): TreeReader {
    return new TreeReader(limits);
  }

  async read(
    mirror: Mirror,
    revision: string,
    signal: AbortSignal,
  ): Promise<RepositoryTree> {
    const tree = await readTree(mirror, revision, signal);
    const found = tree.flatMap(({ path, blob, ordinary }) =>
      // No name that leads elsewhere where somebody writes the tree into a folder.
      ordinary && path !== undefined && isPath(path) ? [{ path, blob }] : [],
    );
    const texts = await this.#read(
      mirror,
      { revision, blobs: new Set(found.map(({ blob }) => blob)) },
      signal,
    );
    this.#texts = texts;
    const files: RepositoryTree['files'] = new Map();
    const unread: string[] = [];
    for (const { path, blob } of found) {
      const text = texts.get(blob)?.text;
      if (text === undefined) unread.push(path);
      else files.set(path, { contentId: blob, text });
    }
    return { revision, files, unread };
  }

  /** All that are wanted, and no others. */
  async #read(
    mirror: Mirror,
    { revision, blobs }: { revision: string; blobs: Set<string> },
    signal: AbortSignal,
  ): Promise<Map<string, Text>> {
    const { fileBytes, treeBytes } = this.#limits;
    const known = this.#texts;
    const texts = new Map(
      [...blobs].flatMap((id): Array<[string, Text]> => {
        const text = known.get(id);
        return text ? [[id, text]] : [];
      }),
    );
    const fresh = [...blobs].filter(id => !texts.has(id));
    if (fresh.length === 0) return texts;
    const missing = await missingBlobs(mirror, revision, signal);
    const sizes = await sizesOf(
      mirror,
      fresh.filter(id => !missing.has(id)),
      signal,
    );
    const small = new Map([...sizes].filter(([, size]) => size <= fileBytes));
    const kept = [...texts.values()].map(({ bytes }) => bytes);
    const bytes = [...kept, ...small.values()].reduce((a, b) => a + b, 0);
    if (bytes > treeBytes) {
      throw new Error(
        `Its texts are larger than ${Math.round(
          treeBytes / 2 ** 20,
        )} MB together. Name a smaller repository, or raise limits.treeBytes of it in operations.git.`,
      );
    }
    const contents = await readBlobs(mirror, small, signal);
    for (const id of fresh) {
      const text = exactText(contents.get(id));
      const size = text === undefined ? 0 : sizes.get(id) ?? 0;
      texts.set(id, { text, bytes: size });
    }
    return texts;
  }
}
