import { Mirror } from '../git/Mirror';
import { Committer } from './commitFiles';

/**
 * Whoever takes a repository for empty, because they look at the wrong branch, believes that all names are free. Only the
 * portal's own first proposals may be there.
 *
 * @internal
 */
export async function checkEmpty(
  mirror: Mirror,
  options: {
    target: string;
    id: string;
    committer: Committer;
    signal: AbortSignal;
  },
): Promise<void> {
  const { target, id, committer, signal } = options;
  const said = await mirror.local(
    [
      'for-each-ref',
      '--format=%(refname:lstrip=3)%00%(committeremail:trim)%00%(parent)',
      'refs/remotes/origin',
    ],
    { signal },
  );
  const [other] = said
    .toString()
    .split('\n')
    .map(line => line.split('\u0000'))
    .filter(([, email, parents]) => email !== committer.email || parents)
    .filter(([branch]) => branch);
  if (!other) return;
  throw new Error(
    `There is no branch ${target}, but there are others, such as ${other[0]}. Write the one that counts into target of ${id} in operations.git, or push ${target}.`,
  );
}
