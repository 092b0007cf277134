import { ChangeRefusedError } from '@operate-first/plugin-operations-node';
import { Mirror } from '../git/Mirror';
import { Committer, identities } from './commitFiles';
import { isPartOf } from './log';

const SHOWN = 12;
/** When a commit was made, at the end of the lines that say by whom. */
const TIMES = /^((?:author|committer) .*>) \d+ [+-]\d{4}$/gm;

/** The parents of a commit, and whether the portal made it: it is the committer of all that it makes. */
async function lastOf(
  mirror: Mirror,
  options: { tip: string; committer: Committer; signal: AbortSignal },
): Promise<{ parents: string[]; isOurs: boolean }> {
  const { tip, committer, signal } = options;
  const said = await mirror.local(
    ['log', '--max-count=1', '--format=%P%x00%cn%x00%ce', tip],
    { signal },
  );
  const [parents, name, email] = said.toString().trimEnd().split('\u0000');
  const ours = identities(committer, committer);
  return {
    parents: parents.split(' ').filter(Boolean),
    isOurs:
      name === ours.GIT_COMMITTER_NAME && email === ours.GIT_COMMITTER_EMAIL,
  };
}

/**
 * A branch may be replaced where nothing but a proposal of the portal would be lost, which is one commit on top of what counted
 * then. Throws {@link ChangeRefusedError}.
 *
 * @internal
 */
export async function checkReplaceable(
  mirror: Mirror,
  options: {
    branch: string;
    tip: string | undefined;
    target: string | undefined;
    committer: Committer;
    signal: AbortSignal;
  },
): Promise<void> {
  const { branch, tip, target, signal } = options;
  if (!tip) return;
  const { parents, isOurs } = await lastOf(mirror, { ...options, tip });
  if (isOurs && parents.length < 2) return;
  if (target && (await isPartOf(mirror, tip, target, signal))) return;
  throw new ChangeRefusedError(
    `The branch ${branch} has commits that the portal has not made, such as ${tip.slice(
      0,
      SHOWN,
    )}. Merge them or delete the branch, and try again.`,
  );
}

/**
 * Whether the portal made a commit on top of something that counts no more: merging it would bring back what was taken out
 * of history.
 *
 * @internal
 */
export async function isLeftBehind(
  mirror: Mirror,
  options: {
    tip: string;
    target: string;
    committer: Committer;
    signal: AbortSignal;
  },
): Promise<boolean> {
  const { parents, isOurs } = await lastOf(mirror, options);
  if (!isOurs || parents.length > 1) return false;
  const [parent] = parents;
  return (
    parent === undefined ||
    !(await isPartOf(mirror, parent, options.target, options.signal))
  );
}

/** Whether two commits differ in nothing but when they were made. @internal */
export async function isSameCommit(
  mirror: Mirror,
  one: string,
  other: string,
  signal: AbortSignal,
): Promise<boolean> {
  const [first, second] = await Promise.all(
    [one, other].map(async revision => {
      const said = await mirror.local(['cat-file', 'commit', revision], {
        signal,
      });
      return said.toString().replace(TIMES, '$1');
    }),
  );
  return first === second;
}
