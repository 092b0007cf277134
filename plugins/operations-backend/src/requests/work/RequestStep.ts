import { LoggerService } from '@backstage/backend-plugin-api';
import { RequestFacts } from '@operate-first/plugin-operations-common';
import {
  ChangeConflictError,
  ChangeRefusedError,
  ProposedState,
} from '@operate-first/plugin-operations-node';
import { CommitAuthors } from '../../postMortems/desk/CommitAuthors';
import { changeOf, PresentChange, withOwnCheck } from '../changeOf';
import { Onboarding } from '../Onboarding';
import { HeldRequest } from '../rows';
import { branchOfRequest, Proposer } from './Proposer';
import { PullRequests } from './PullRequests';

const REMOTE_MILLISECONDS = 120_000;
const ATTEMPTS = 5;

/** What a request has become, not stored yet. @internal */
export type Stepped = HeldRequest & { told: string[] };

/** Stores what is known so far, with all that follows from it: who takes over goes on from there. @internal */
export type Save = (stepped: Stepped) => Promise<Stepped>;

/** @internal */
export interface RequestStepOptions {
  logger: LoggerService;
  onboarding: Onboarding;
  proposer: Proposer;
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
  readonly #now: () => number;

  static create(options: RequestStepOptions): RequestStep {
    return new RequestStep(options);
  }

  private constructor(options: RequestStepOptions) {
    this.#options = options;
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
        ? await this.#proposed(stepped, inTime)
        : await this.#looked(stepped, inTime);
    stepped = await save(stepped);
    const { facts, row, need } = stepped;
    const isWanted = need.by === 'policy' || row.merge_asked_at !== null;
    const isOver = facts.merged !== undefined || row.state !== 'open';
    if (isOver || !facts.approved || !isWanted) return stepped;
    return this.#merged(stepped, save, inTime);
  }

  /** What is over leaves no branch behind; what was merged before anybody said so is merged. */
  async #withdrawn(stepped: Stepped, signal: AbortSignal): Promise<Stepped> {
    const { row } = stepped;
    if (!row.branch || stepped.facts.merged) return stepped;
    const { repository } = this.#options.onboarding.tree;
    const revision = row.revision ?? undefined;
    const { state } = await repository.look(row.branch, { revision, signal });
    if (state === 'merged') {
      return this.#mergedAt(stepped, revision, 'Merged in git.');
    }
    await repository.withdraw(row.branch, { signal });
    return { ...stepped, row: { ...row, branch: null } };
  }

  async #proposed(stepped: Stepped, signal: AbortSignal): Promise<Stepped> {
    for (let attempt = 1; ; attempt++) {
      const { onboarding } = this.#options;
      const tree = await onboarding.tree.fresh();
      const change = changeOf(stepped, onboarding.config, tree);
      const checked = this.#checked(stepped, change);
      if (change.check.state === 'failed') {
        return {
          ...checked,
          facts: { ...checked.facts, notProposed: change.check.message },
        };
      }
      if (change.files.length === 0) {
        return this.#mergedAt(
          checked,
          tree.revision,
          'Everything that was asked for is in the tree.',
        );
      }
      try {
        return await this.#propose(checked, change, tree.revision, signal);
      } catch (error) {
        // Somebody else was merged meanwhile: it is made again.
        const again = error instanceof ChangeConflictError;
        if (!again || attempt >= ATTEMPTS) throw error;
      }
    }
  }

  async #propose(
    stepped: Stepped,
    change: PresentChange,
    base: string,
    signal: AbortSignal,
  ): Promise<Stepped> {
    const { onboarding, proposer } = this.#options;
    const tree = await onboarding.tree.known();
    if (tree.revision !== base) {
      throw new ChangeConflictError('The tree has moved on.', '');
    }
    const { branch, revision, proposal, approvals, differs } =
      await proposer.propose(stepped, change, tree, signal);
    const { files, notes, effects } = change;
    const at = new Date(this.#now()).toISOString();
    const url = proposal.request?.url ?? proposal.url;
    const { notProposed: _, notMerged: __, ...facts } = stepped.facts;
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
      approvals,
      files,
      notes,
      effects,
      facts: {
        ...facts,
        proposed: facts.proposed ?? {
          text: proposal.request
            ? 'A pull request is open.'
            : `It waits in the branch ${branch}.`,
          ...(url && { url }),
          at,
        },
      },
      told: [
        ...stepped.told,
        ...(differs
          ? ['The tree moved on, and the change is another one now']
          : []),
      ],
    };
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
    // Its branch is ours: what else is there was not asked for. A pull request that conflicts cannot be approved.
    const isThere =
      found.revision === row.revision &&
      (found.state === 'open' ||
        (found.state === 'conflicting' && !stepped.proposal?.request));
    return isThere ? known : this.#proposed(known, signal);
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
      stepped = await save(
        conflicts
          ? await this.#proposed(stepped, signal)
          : await this.#rebuilt(stepped, signal),
      );
      const { row, facts } = stepped;
      if (facts.merged) return stepped;
      if (!facts.approved || row.revision === null) {
        return this.#refused(
          stepped,
          'The tree moved on, and the change has to be approved again.',
        );
      }
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
          return this.#refused(stepped, message);
        }
        throw error;
      }
    }
  }

  /** Where others have changed what it changes, it is made again from the tree as it is now. */
  async #rebuilt(stepped: Stepped, signal: AbortSignal): Promise<Stepped> {
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
    return isCurrent ? stepped : this.#proposed(stepped, signal);
  }

  #checked(stepped: Stepped, { check }: PresentChange): Stepped {
    const { facts } = stepped;
    return {
      ...stepped,
      facts: {
        ...facts,
        checks: withOwnCheck(facts.checks, check),
        checkedAt: facts.checkedAt ?? new Date(this.#now()).toISOString(),
      },
    };
  }

  #mergedAt(
    stepped: Stepped,
    revision: string | undefined,
    text: string,
  ): Stepped {
    const at = new Date(this.#now()).toISOString();
    const { notMerged: _, notProposed: __, ...facts } = stepped.facts;
    const commit = revision ? ` Commit ${revision.slice(0, 12)}.` : '';
    const url = stepped.proposal?.request?.url;
    const merged: NonNullable<RequestFacts['merged']> = {
      text: `${text}${commit}`,
      ...(url && { url }),
      at,
    };
    return { ...stepped, facts: { ...facts, merged } };
  }

  #refused(stepped: Stepped, notMerged: string): Stepped {
    return { ...stepped, facts: { ...stepped.facts, notMerged } };
  }
}
