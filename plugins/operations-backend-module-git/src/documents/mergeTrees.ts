import { ChangeConflictError } from '@operate-first/plugin-operations-node';
import { GitError } from '../git/GitError';
import { Mirror } from '../git/Mirror';
import { conflictAt } from './conflicts';
import { entriesAt } from './entries';

const UNRELATED = /unrelated histories/i;

/** The tree of two commits together. Throws {@link ChangeConflictError} where they change the same lines. @internal */
export async function mergeTrees(
  mirror: Mirror,
  ours: string,
  theirs: string,
  signal: AbortSignal,
): Promise<string> {
  try {
    const said = await mirror.local(
      [
        'merge-tree',
        '--write-tree',
        '--name-only',
        '--no-messages',
        '-z',
        ours,
        theirs,
      ],
      { signal },
    );
    return said.toString().split('\u0000')[0];
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    if (UNRELATED.test(error.complaint)) {
      throw new ChangeConflictError(
        'What counts in git has begun anew since it was proposed.',
        '',
      );
    }
    if (error.code !== 1) throw error;
    const [, path = ''] = error.printed.toString().split('\u0000');
    const entries = await entriesAt(mirror, ours, path ? [path] : [], signal);
    throw await conflictAt(mirror, {
      message: `${path} was changed in git since it was proposed, in the same lines.`,
      path,
      entry: entries.get(path),
      signal,
    });
  }
}
