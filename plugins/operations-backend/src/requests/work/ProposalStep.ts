import {
  OnboardingProblem,
  sameChange,
} from '@operate-first/plugin-operations-common';
import { ChangeConflictError } from '@operate-first/plugin-operations-node';
import { TreeAtRevision } from '../../onboarding/HeldTree';
import {
  changeOf,
  isOwnCheck,
  PresentChange,
  withoutAddress,
  withoutEarlier,
} from '../changeOf';
import { Onboarding } from '../Onboarding';
import { changedFileOf } from '../rows';
import { movedOn } from './movedOn';
import { Proposed, Proposer } from './Proposer';
import { RequestJudge } from './RequestJudge';
import { checked, mergedAt, Stepped } from './stepped';

const ATTEMPTS = 5;
const MOST_TOLD = 3;

/** @internal */
export interface ProposalStepOptions {
  onboarding: Onboarding;
  proposer: Proposer;
  judge: RequestJudge;
  now?: () => number;
}

/** What is wrong now, in words; undefined where nothing is. */
function inWords(problems: OnboardingProblem[]): string | undefined {
  const told = problems.slice(0, MOST_TOLD).map(({ message }) => message);
  return told.length === 0 ? undefined : told.join(' ');
}

/**
 * Makes the change of a request from the tree as it is now, and puts it into its branch.
 *
 * @internal
 */
export class ProposalStep {
  readonly #options: ProposalStepOptions;
  readonly #now: () => number;

  static create(options: ProposalStepOptions): ProposalStep {
    return new ProposalStep(options);
  }

  private constructor(options: ProposalStepOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** Made anew, and in its branch. */
  async propose(stepped: Stepped, signal: AbortSignal): Promise<Stepped> {
    for (let attempt = 1; ; attempt++) {
      const { onboarding } = this.#options;
      const tree = await onboarding.tree.fresh();
      const change = changeOf(stepped, onboarding.config, tree);
      const found = checked(stepped, change, this.#now());
      if (change.check.state === 'failed') {
        const { proposed } = found.facts;
        const notProposed = proposed ? undefined : change.check.message;
        return { ...found, facts: { ...found.facts, notProposed } };
      }
      if (change.files.length === 0) {
        const text = 'Everything that was asked for is in the tree.';
        return mergedAt(found, { revision: tree.revision, text }, this.#now());
      }
      try {
        return await this.#propose(found, change, tree, signal);
      } catch (error) {
        // Somebody else was merged meanwhile: it is made again.
        const again = error instanceof ChangeConflictError;
        if (!again || attempt >= ATTEMPTS) throw error;
      }
    }
  }

  /** Where others have changed what it changes, it is made again from the tree as it is now. */
  async rebuild(stepped: Stepped, signal: AbortSignal): Promise<Stepped> {
    const { onboarding } = this.#options;
    const tree = await onboarding.tree.fresh();
    if (tree.revision === stepped.proposal?.base) return stepped;
    const change = changeOf(stepped, onboarding.config, tree);
    const isCurrent =
      change.check.state !== 'failed' &&
      change.files.length === stepped.files.length &&
      change.files.every(({ path, before, after }, at) => {
        const known = stepped.files[at];
        return (
          known.path === path &&
          known.before === before &&
          known.after === after
        );
      });
    return isCurrent
      ? checked(stepped, change, this.#now())
      : this.propose(stepped, signal);
  }

  /** The portal's own check is of the tree as it is, also while people look at the change. Nobody outside is asked. */
  recheck(stepped: Stepped): Stepped {
    const { tree: held, config } = this.#options.onboarding;
    const { proposal } = stepped;
    const now = held.tree;
    if (!proposal || !now) return stepped;
    if (now.revision === (proposal.checked ?? proposal.base)) return stepped;
    return {
      ...checked(stepped, changeOf(stepped, config, now), this.#now()),
      proposal: { ...proposal, checked: now.revision },
    };
  }

  /** With who has to approve it now, and why it cannot be merged now. */
  async judged(
    stepped: Stepped,
  ): Promise<{ stepped: Stepped; problem?: string }> {
    if (stepped.facts.merged) return { stepped };
    const { onboarding, judge } = this.#options;
    const tree = await onboarding.tree.known();
    const { need, approvals, problems } = await judge.judge(stepped, tree);
    const becamePeoples = need.by === 'people' && stepped.need.by === 'policy';
    const { row, facts } = stepped;
    return {
      problem: inWords(problems),
      stepped: {
        ...stepped,
        need,
        approvals,
        row: { ...row, ...(becamePeoples && { merge_asked_at: null }) },
        facts: { ...facts, approvers: need.groups ?? [] },
      },
    };
  }

  async #propose(
    before: Stepped,
    change: PresentChange,
    tree: TreeAtRevision,
    signal: AbortSignal,
  ): Promise<Stepped> {
    const { onboarding, proposer } = this.#options;
    const known = await onboarding.tree.known();
    if (known.revision !== tree.revision) {
      throw new ChangeConflictError('The tree has moved on.', '');
    }
    const proposed = await proposer.propose(before, change, tree, signal);
    const judged = await this.judged({
      ...before,
      approvals: proposed.approvals,
    });
    const { stepped, problem } = judged;
    const { branch, revision, proposal, difference } = proposed;
    const { files, notes, effects } = change;
    const differs = difference.reason !== undefined;
    const isAsSent = this.#isAsSent(before, change, tree);
    const {
      notProposed: _,
      notMerged: __,
      noPullRequest: ___,
      ...facts
    } = stepped.facts;
    return {
      ...stepped,
      row: {
        ...stepped.row,
        branch,
        revision,
        // Who wanted the other one merged has not seen this one.
        ...(differs && { merge_asked_at: null }),
      },
      proposal,
      files,
      notes,
      effects,
      facts: {
        ...facts,
        checks: isAsSent ? facts.checks : withoutEarlier(facts.checks),
        ...(problem !== undefined && { notMerged: problem }),
        ...proposedFacts(before, proposed, this.#now()),
      },
      told: [
        ...stepped.told,
        ...movedOn(before, difference),
        ...openingTold(before, proposed.noPullRequest),
      ],
    };
  }

  /** Whether what is proposed is what its task has checked; the rest of a change is not. */
  #isAsSent(
    held: Stepped,
    { files: present }: PresentChange,
    tree: TreeAtRevision,
  ): boolean {
    if (held.row.revision !== null) {
      return sameChange(
        held.files.map(changedFileOf),
        present.map(changedFileOf),
      );
    }
    const isSent = held.facts.checks.some(check => !isOwnCheck(check));
    if (!isSent) return true;
    const { config } = this.#options.onboarding;
    const { files } = changeOf(withoutAddress(held), config, tree);
    return sameChange(held.files.map(changedFileOf), files.map(changedFileOf));
  }
}

/** Where a change stands, as its page says it. @internal */
export function proposedFacts(
  { facts }: Pick<Stepped, 'facts'>,
  {
    branch,
    proposal,
    noPullRequest,
  }: Omit<Proposed, 'approvals' | 'difference'>,
  now: number,
): Pick<Stepped['facts'], 'proposed' | 'noPullRequest'> {
  const url = proposal.request?.url ?? proposal.url;
  return {
    ...(noPullRequest !== undefined && { noPullRequest }),
    proposed: {
      text: proposal.request
        ? 'A pull request was opened.'
        : `It was put into the branch ${branch}.`,
      ...(url && { url }),
      at: facts.proposed?.at ?? new Date(now).toISOString(),
    },
  };
}

/** What is new of its pull request. @internal */
export function openingTold(
  { facts }: Pick<Stepped, 'facts'>,
  problem: string | undefined,
): string[] {
  return problem === undefined || problem === facts.noPullRequest
    ? []
    : [`The pull request could not be opened: ${problem}`];
}
