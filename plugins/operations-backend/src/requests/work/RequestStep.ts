import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ChangeConflictError,
  ChangeRefusedError,
  ProposedState,
} from '@operate-first/plugin-operations-node';
import { CommitAuthors } from '../../postMortems/desk/CommitAuthors';
import { Onboarding } from '../Onboarding';
import { HeldRequest } from '../rows';
import { openingTold, proposedFacts, ProposalStep } from './ProposalStep';
import { branchOfRequest, Proposer } from './Proposer';
import { PullRequests } from './PullRequests';
import { RequestJudge } from './RequestJudge';
import { mergedAt, refused, Save, Stepped } from './stepped';

const REMOTE_MILLISECONDS = 120_000;
const ATTEMPTS = 5;

/** @internal */
export interface RequestStepOptions {
  logger: LoggerService;
  onboarding: Onboarding;
  proposer: Proposer;
  judge: RequestJudge;
  pullRequests: PullRequests;
  authors: CommitAuthors;
  now?: () => number;
}

/**
 * Brings one request on in git: proposes it, looks how it is, merges it. Each step can be done again: whoever takes over does
 * what is stored as not done.
 *
 * @internal
 */
export class RequestStep {
  readonly #options: RequestStepOptions;
  readonly #proposals: ProposalStep;
  readonly #now: () => number;

  static create(options: RequestStepOptions): RequestStep {
    return new RequestStep(options);
  }

  private constructor(options: RequestStepOptions) {
    this.#options = options;
    this.#proposals = ProposalStep.create(options);
    this.#now = options.now ?? Date.now;
  }

  async take(held: HeldRequest, save: Save, signal: AbortSignal) {
    const inTime = AbortSignal.any([
      signal,
      AbortSignal.timeout(REMOTE_MILLISECONDS),
    ]);
    let stepped: Stepped = { ...held, told: [] };
    if (stepped.row.state !== 'open') {
      return this.#withdrawn(stepped, inTime);
    }
    if (stepped.facts.merged) return stepped;
    stepped =
      stepped.row.revision === null
        ? await this.#proposals.propose(stepped, inTime)
        : await this.#looked(stepped, inTime);
    stepped = await save(stepped);
    const { facts, row, need } = stepped;
    const isWanted = need.by === 'policy' || row.merge_asked_at !== null;
    const isOver = facts.merged !== undefined || row.state !== 'open';
    // What is not in its branch as it was proposed is not merged from there.
    const isThere = facts.notProposed === undefined;
    if (isOver || !isThere || !facts.approved || !isWanted) return stepped;
    return this.#merged(stepped, save, inTime);
  }

  /** What is over leaves no branch behind; what was merged before anybody said so is merged. */
  async #withdrawn(stepped: Stepped, signal: AbortSignal): Promise<Stepped> {
    const { row, told } = stepped;
    if (!row.branch || stepped.facts.merged) return stepped;
    const { repository } = this.#options.onboarding.tree;
    const revision = row.revision ?? undefined;
    const found = await repository.look(row.branch, { revision, signal });
    if (found.state === 'merged') {
      return this.#mergedAt(stepped, revision, 'Merged in git.');
    }
    const ended = { ...stepped, row: { ...row, branch: null } };
    if (found.revision !== undefined && found.revision !== revision) {
      const text = `The branch ${row.branch} stays: it is not as the portal left it`;
      return { ...ended, told: [...told, text] };
    }
    await repository.withdraw(row.branch, { signal });
    return ended;
  }

  async #looked(stepped: Stepped, signal: AbortSignal): Promise<Stepped> {
    const { row } = stepped;
    const { onboarding, pullRequests } = this.#options;
    const branch = branchOfRequest(stepped);
    const revision = row.revision ?? undefined;
    const found: ProposedState = await onboarding.tree.repository.look(branch, {
      revision,
      signal,
    });
    if (found.state === 'merged') {
      return this.#mergedAt(stepped, revision, 'Merged in git.');
    }
    const request = await pullRequests.look(stepped, signal);
    const known = { ...stepped, approvals: request.approvals };
    if (request.state === 'merged') {
      return this.#mergedAt(known, revision, 'Its pull request is merged.');
    }
    if (request.state === 'closed') {
      const at = new Date(this.#now()).toISOString();
      const reason = 'Its pull request was closed without being merged.';
      return {
        ...known,
        facts: { ...known.facts, rejected: { at, reason } },
        told: [...known.told, reason],
      };
    }
    // What else is in its branch was not asked for. A pull request that conflicts cannot be approved.
    const isThere =
      found.revision === row.revision &&
      (found.state === 'open' ||
        (found.state === 'conflicting' && !stepped.proposal?.request));
    if (!isThere) return this.#proposedAgain(known, signal);
    const { notProposed: _, ...facts } = known.facts;
    const checked = this.#proposals.recheck({ ...known, facts });
    return this.#opened(await this.#possibleAgain(checked), signal);
  }

  /** Commits of others are never replaced: as long as they are there, the page says it and nothing is merged. */
  async #proposedAgain(
    stepped: Stepped,
    signal: AbortSignal,
  ): Promise<Stepped> {
    try {
      return await this.#proposals.propose(stepped, signal);
    } catch (error) {
      if (!(error instanceof ChangeRefusedError)) throw error;
      const { facts, told } = stepped;
      const isNew = facts.notProposed !== error.message;
      return {
        ...stepped,
        facts: { ...facts, notProposed: error.message },
        told: isNew
          ? [...told, `Its branch is not what was proposed: ${error.message}`]
          : told,
      };
    }
  }

  /** What nobody has asked to merge is not tried: what stood in the way when it was made is looked at again. */
  async #possibleAgain(stepped: Stepped): Promise<Stepped> {
    const { facts, row } = stepped;
    if (facts.notMerged === undefined || row.merge_asked_at !== null) {
      return stepped;
    }
    const judged = await this.#proposals.judged(stepped);
    const { notMerged: _, ...rest } = judged.stepped.facts;
    const notMerged = judged.problem;
    return {
      ...judged.stepped,
      facts: { ...rest, ...(notMerged !== undefined && { notMerged }) },
    };
  }

  /** A pull request that could not be opened is tried again, less and less often. */
  async #opened(stepped: Stepped, signal: AbortSignal): Promise<Stepped> {
    const { row, proposal } = stepped;
    const { proposer } = this.#options;
    const isDue = proposal?.opening && proposal.opening.again <= this.#now();
    if (!isDue || row.branch === null || row.revision === null) return stepped;
    const opened = await proposer.open(
      stepped,
      { ...proposal, branch: row.branch, revision: row.revision },
      signal,
    );
    const { noPullRequest: _, ...facts } = stepped.facts;
    const now = {
      branch: row.branch,
      revision: row.revision,
      noPullRequest: opened.noPullRequest,
      proposal: { ...proposal, ...opened.proposal },
    };
    return {
      ...stepped,
      proposal: now.proposal,
      facts: { ...facts, ...proposedFacts(stepped, now, this.#now()) },
      told: [
        ...stepped.told,
        ...openingTold(stepped, opened.noPullRequest),
        ...(opened.proposal.request ? ['The pull request is open now'] : []),
      ],
    };
  }

  async #merged(
    before: Stepped,
    save: Save,
    signal: AbortSignal,
  ): Promise<Stepped> {
    const { onboarding, authors } = this.#options;
    let stepped = before;
    let conflicts = false;
    for (let attempt = 1; ; attempt++) {
      const judged = await this.#proposals.judged(
        conflicts
          ? await this.#proposals.propose(stepped, signal)
          : await this.#proposals.rebuild(stepped, signal),
      );
      stepped = await save(judged.stepped);
      const { row, facts, need } = stepped;
      if (facts.merged) return stepped;
      if (!facts.approved || row.revision === null) {
        const isStricter = JSON.stringify(need) !== JSON.stringify(before.need);
        return refused(
          stepped,
          isStricter
            ? `It has to be approved first. ${need.sentence}`
            : 'The tree moved on, and the change has to be approved again.',
        );
      }
      if (judged.problem !== undefined) return refused(stepped, judged.problem);
      try {
        const merged = await onboarding.tree.repository.merge(
          branchOfRequest(stepped),
          {
            revision: row.revision,
            message: `Merge ${row.key}: ${row.title}`,
            author: await authors.of(row.merge_asked_by ?? row.requester),
            signal,
          },
        );
        return this.#mergedAt(
          stepped,
          merged.revision,
          `It is in ${stepped.proposal?.target ?? 'the target'}.`,
        );
      } catch (error) {
        conflicts = error instanceof ChangeConflictError;
        if (conflicts && attempt < ATTEMPTS) continue;
        const message = error instanceof Error ? error.message : String(error);
        if (conflicts || error instanceof ChangeRefusedError) {
          return refused(stepped, message);
        }
        throw error;
      }
    }
  }

  #mergedAt(
    stepped: Stepped,
    revision: string | undefined,
    text: string,
  ): Stepped {
    return mergedAt(stepped, { revision, text }, this.#now());
  }
}
