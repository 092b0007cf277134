import { GitError } from '../../git/GitError';
import { Mirror } from '../../git/Mirror';

const LONGEST = 200;
const HASH = /^[0-9a-f]{7,64}$/;
/** Where builds put a hash into a tag: `main-3f2a1c9`, `1.9.0-3-g3f2a1c9`, `sha-3f2a1c9`. */
const HASH_AT_END = /[-._](?:g|sha)?([0-9a-f]{7,40})$/;

/** What an image tag or a revision may be called in git; nothing else is guessed. */
function candidatesOf(revision: string): string[] {
  const other = /^v\d/.test(revision) ? revision.slice(1) : `v${revision}`;
  const atEnd = HASH_AT_END.exec(revision)?.[1];
  return [
    `refs/tags/${revision}`,
    `refs/tags/${other}`,
    ...(HASH.test(revision) ? [revision] : []),
    ...(atEnd ? [atEnd] : []),
  ];
}

/** The commit that a tag, a revision or the tag of an image means; undefined where there is none. @internal */
export async function resolveRevision(
  mirror: Mirror,
  revision: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const plain = revision.trim();
  // What git would not accept as a name is none, and what begins with a dash would be an option.
  if (plain.length > LONGEST || !/^[\w][\w.+/-]*$/.test(plain)) {
    return undefined;
  }
  for (const candidate of candidatesOf(plain)) {
    try {
      const said = await mirror.local(
        ['rev-parse', '--verify', '--quiet', `${candidate}^{commit}`],
        { signal },
      );
      return said.toString().trim();
    } catch (error) {
      if (!(error instanceof GitError) || error.code === null) throw error;
    }
  }
  return undefined;
}
