import {
  DocumentPurpose,
  RepositoryFile,
} from '@operate-first/plugin-operations-node';
import { Mirror } from '../git/Mirror';
import { missingBlobs, readBlobs, readTree, sizesOf, textOf } from './readTree';

/** A document, without what history says of it. @internal */
export type FileContent = Pick<
  RepositoryFile,
  'path' | 'purpose' | 'contentId' | 'text' | 'problem'
>;

/** What a commit has. @internal */
export interface TreeContent {
  documents: FileContent[];
  /** All files, in UTF-8. */
  paths: string[];
}

/** Reads the documents of a commit; those that cannot be read say why. @internal */
export async function readFiles(
  mirror: Mirror,
  options: {
    revision: string;
    purposeOf: (path: string) => DocumentPurpose | undefined;
    limits: { files: number; fileBytes: number };
    signal: AbortSignal;
  },
): Promise<TreeContent> {
  const { revision, purposeOf, limits, signal } = options;
  const tree = await readTree(mirror, revision, signal);
  const found = tree.flatMap(file => {
    const purpose = purposeOf(file.path ?? file.shownAs);
    return purpose ? [{ ...file, purpose }] : [];
  });
  if (found.length > limits.files) {
    throw new Error(
      `It has ${found.length} documents, more than the ${limits.files} of limits.files in operations.git. Narrow documents down, or raise the limit.`,
    );
  }
  const missing = await missingBlobs(mirror, revision, signal);
  const readable = found.filter(
    ({ ordinary, blob }) => ordinary && !missing.has(blob),
  );
  const sizes = await sizesOf(
    mirror,
    readable.map(({ blob }) => blob),
    signal,
  );
  const contents = await readBlobs(
    mirror,
    new Map([...sizes].filter(([, size]) => size <= limits.fileBytes)),
    signal,
  );
  const documents = found.map(({ path, shownAs, blob, ordinary, purpose }) => {
    const file = { path: path ?? shownAs, purpose, contentId: blob };
    if (path === undefined) {
      return { ...file, problem: 'Its name is no UTF-8. Rename it.' };
    }
    if (!ordinary) {
      return {
        ...file,
        problem:
          'It is a link or another repository. Put the file itself here.',
      };
    }
    const bytes = contents.get(blob);
    if (!bytes) {
      return {
        ...file,
        problem: `It is larger than ${Math.round(
          limits.fileBytes / 1024,
        )} KB. Shorten it, or raise limits.fileBytes in operations.git.`,
      };
    }
    const text = textOf(bytes);
    return text === undefined
      ? { ...file, problem: 'It is no UTF-8 text. Save it as UTF-8.' }
      : { ...file, text };
  });
  return { documents, paths: tree.flatMap(({ path }) => path ?? []) };
}
