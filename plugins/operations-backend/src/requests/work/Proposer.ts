import { LoggerService } from '@backstage/backend-plugin-api';
import {
  branchOf,
  changeDifference,
  ChangeDifference,
} from '@operate-first/plugin-operations-common';
import { ProposedChange } from '@operate-first/plugin-operations-node';
import { TreeAtRevision } from '../../onboarding/HeldTree';
import { CommitAuthors } from '../../postMortems/desk/CommitAuthors';
import { backOff } from '../../notifications/backOff';
import { tryChangeRequest } from '../../postMortems/desk/openChangeRequest';
import { RepositorySet } from '../../postMortems/RepositorySet';
import { PresentChange } from '../changeOf';
import { Onboarding } from '../Onboarding';
import {
  changedFileOf,
  HeldRequest,
  StoredApproval,
  StoredProposal,
} from '../rows';

const OPENING = { first: 30_000, factor: 2, most: 30 * 60_000 };

/** @internal */
export interface ProposerOptions {
  logger: LoggerService;
  onboarding: Onboarding;
  repositories: RepositorySet;
  authors: CommitAuthors;
  appUrl?: string;
  now?: () => number;
}

/** A change as it stands in git. @internal */
export interface Proposed {
  branch: string;
  revision: string;
  proposal: StoredProposal;
  /** What was said of the same change counts for this revision. */
  approvals: StoredApproval[];
  /** What it is beside the change that was looked at. */
  difference: ChangeDifference;
  /** Why it has no pull request, although there are some. */
  noPullRequest?: string;
}

/** The branch of a request: the same each time, so that doing it again replaces what was there. @internal */
export function branchOfRequest({ row, parameters }: HeldRequest): string {
  if (row.branch) return row.branch;
  const { services, namespaces } = parameters as {
    services?: Array<{ name: string }>;
    namespaces?: Array<{ name: string }>;
  };
  const word =
    row.kind === 'onboard'
      ? (services?.[0] ?? namespaces?.[0])?.name
      : undefined;
  return branchOf(row.key, word ?? row.title);
}

/**
 * Puts changes into branches, and opens pull requests where the remote has them.
 *
 * @internal
 */
export class Proposer {
  readonly #options: ProposerOptions;

  static create(options: ProposerOptions): Proposer {
    return new Proposer(options);
  }

  private constructor(options: ProposerOptions) {
    this.#options = options;
  }

  async propose(
    held: HeldRequest,
    change: PresentChange,
    tree: TreeAtRevision,
    signal: AbortSignal,
  ): Promise<Proposed> {
    const { onboarding, authors } = this.#options;
    const { row } = held;
    const { repository } = onboarding.tree;
    const body = this.#body(held);
    const proposed = await repository.propose(
      {
        branch: branchOfRequest(held),
        message: `${row.key}: ${row.title}\n\n${body}`,
        author: await authors.of(row.requester),
        files: change.files.map(({ path, after }) => ({
          path,
          ...(after !== undefined && { text: after }),
          ...(tree.contentIds.has(path) && {
            baseContentId: tree.contentIds.get(path),
          }),
        })),
      },
      { signal },
    );
    const opened = await this.open(held, proposed, signal);
    return {
      branch: proposed.branch,
      revision: proposed.revision,
      proposal: { ...proposalOf(proposed, tree), ...opened.proposal },
      noPullRequest: opened.noPullRequest,
      ...this.#carried(held, change, tree, proposed.revision),
    };
  }

  /** Opens its pull request, where the remote has them, or says why not and when it is tried again. */
  async open(
    held: HeldRequest,
    { branch, revision, remote, target, url }: ProposedChange,
    signal: AbortSignal,
  ): Promise<{
    proposal: Pick<StoredProposal, 'request' | 'opening'>;
    noPullRequest?: string;
  }> {
    const { repositories, logger, now = Date.now } = this.#options;
    const { row, proposal } = held;
    const { request = proposal?.request, problem } = await tryChangeRequest(
      repositories.systems(),
      {
        branch,
        revision,
        remote,
        target,
        url,
        title: `${row.key}: ${row.title}`,
        body: this.#body(held),
      },
      { signal, logger },
    );
    // One that is open already follows its branch by itself.
    if (request || problem === undefined) {
      return { proposal: { request, opening: undefined } };
    }
    const attempts = (proposal?.opening?.attempts ?? 0) + 1;
    const again = now() + backOff(attempts, OPENING);
    return {
      proposal: { opening: { attempts, again } },
      noPullRequest: problem,
    };
  }

  /** Approvals of the same change are approvals of it, wherever it stands now, and of what is left of it. */
  #carried(
    { row, files, approvals }: HeldRequest,
    change: PresentChange,
    tree: TreeAtRevision,
    revision: string,
  ): Pick<Proposed, 'approvals' | 'difference'> {
    const difference =
      row.revision === null
        ? { there: [] }
        : changeDifference(
            files.map(changedFileOf),
            change.files.map(changedFileOf),
            tree.texts,
          );
    const counts = (each: StoredApproval) =>
      difference.reason === undefined &&
      each.revision === row.revision &&
      row.revision !== null;
    return {
      difference,
      approvals: approvals.map(each =>
        counts(each) ? { ...each, revision } : each,
      ),
    };
  }

  #body({ row }: HeldRequest): string {
    const { appUrl } = this.#options;
    const where = appUrl
      ? `Followed at ${appUrl}/operations/requests/${row.key}`
      : `Followed in the portal as ${row.key}`;
    return `${where} until it is proved to run. What is merged in git counts there, too.`;
  }
}

function proposalOf(
  { target, remote, url }: ProposedChange,
  { revision: base }: TreeAtRevision,
): StoredProposal {
  return {
    base,
    target,
    remote,
    ...(url && { url }),
  };
}
