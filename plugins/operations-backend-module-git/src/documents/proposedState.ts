import {
  ChangeConflictError,
  ProposedState,
} from '@operate-first/plugin-operations-node';
import { Mirror } from '../git/Mirror';
import { Committer } from './commitFiles';
import { isPartOf } from './log';
import { mergeTrees } from './mergeTrees';
import { isLeftBehind } from './proposals';

/** Why what the portal proposed must not be merged any more. @internal */
export const LEFT_BEHIND =
  'What it was made from was taken out of the history in git. It must be made again from what is there now.';

const DIFF_LENGTH = 200_000;
const PLAIN = ['--no-color', '--no-ext-diff', '--no-textconv'];

async function diffOf(
  mirror: Mirror,
  target: string | undefined,
  revision: string,
  signal: AbortSignal,
): Promise<string> {
  const args = target
    ? ['diff', ...PLAIN, `${target}...${revision}`]
    : ['show', ...PLAIN, '--format=', revision];
  const said = await mirror.local(args, { signal });
  return said.toString().slice(0, DIFF_LENGTH);
}

/** Why a proposal cannot be merged as it is; undefined where it can. */
async function whyConflicting(
  mirror: Mirror,
  options: {
    target: string;
    tip: string;
    committer: Committer;
    signal: AbortSignal;
  },
): Promise<string | undefined> {
  const { target, tip, signal } = options;
  if (await isLeftBehind(mirror, options)) return LEFT_BEHIND;
  try {
    await mergeTrees(mirror, target, tip, signal);
    return undefined;
  } catch (error) {
    if (error instanceof ChangeConflictError) return error.message;
    throw error;
  }
}

/** How a branch is, compared with the one that counts. @internal */
export async function proposedState(
  mirror: Mirror,
  options: {
    branch: string;
    target: string | undefined;
    /** What was proposed, where the branch itself is gone. */
    revision?: string;
    committer: Committer;
    signal: AbortSignal;
  },
): Promise<ProposedState> {
  const { branch, target, committer, signal } = options;
  const tip = await mirror.commitOf(branch, signal);
  const proposed = tip ?? options.revision;
  if (
    target &&
    proposed &&
    (await isPartOf(mirror, proposed, target, signal))
  ) {
    return { state: 'merged', revision: tip };
  }
  if (!tip) {
    return {
      state: 'gone',
      message: `The branch ${branch} is gone, and what it had was not merged. Propose it again.`,
    };
  }
  const diff = await diffOf(mirror, target, tip, signal);
  const message =
    target &&
    (await whyConflicting(mirror, { target, tip, committer, signal }));
  return message
    ? { state: 'conflicting', revision: tip, diff, message }
    : { state: 'open', revision: tip, diff };
}
