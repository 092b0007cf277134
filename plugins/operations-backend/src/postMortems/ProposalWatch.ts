import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ChangeRequestState,
  ChangeRequestSystem,
  DocumentRepository,
  ProposedState,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { checkLease, Lease } from '../leases';
import { proposalOf } from './approvals';
import { Approvals, ApproversOptions, countApprovals } from './approvers';
import { PostMortemStore } from './PostMortemStore';
import { RepositorySet } from './RepositorySet';
import { Proposal, WorkingRow } from './rows';

const REMOTE_MILLISECONDS = 60_000;

const STATES: Record<ProposedState['state'], Proposal['state']> = {
  open: 'open',
  conflicting: 'conflicting',
  merged: 'merged',
  gone: 'closed',
};

const MESSAGES: Partial<Record<Proposal['state'], string>> = {
  conflicting:
    'It conflicts with what was changed in git meanwhile. Save it on the present text and put it to review again.',
  merged: 'It was merged in git.',
  closed: 'Its branch is gone from git. Put it to review again.',
};
const REFUSED =
  'Its pull request was closed without being merged. Put it to review again.';

/** A pull request that is over says more than its branch, which may stay or go. */
function stateOf(
  branch: ProposedState['state'],
  request: ChangeRequestState | undefined,
): Proposal['state'] {
  if (request?.state === 'merged') return 'merged';
  const state = STATES[branch];
  return request?.state === 'closed' && state !== 'merged' ? 'closed' : state;
}

/**
 * Looks how texts in review are in git, so that pages need not ask.
 *
 * @internal
 */
export class ProposalWatch {
  readonly #database: Knex;
  readonly #store: PostMortemStore;
  readonly #repositories: RepositorySet;
  readonly #logger: LoggerService;
  readonly #people: ApproversOptions;

  static create(options: {
    database: Knex;
    store: PostMortemStore;
    repositories: RepositorySet;
    logger: LoggerService;
    catalog: CatalogService;
    auth: AuthService;
  }): ProposalWatch {
    return new ProposalWatch(options);
  }

  private constructor(options: {
    database: Knex;
    store: PostMortemStore;
    repositories: RepositorySet;
    logger: LoggerService;
    catalog: CatalogService;
    auth: AuthService;
  }) {
    this.#database = options.database;
    this.#store = options.store;
    this.#repositories = options.repositories;
    this.#logger = options.logger;
    this.#people = options;
  }

  async look(lease: Lease, signal: AbortSignal): Promise<void> {
    const rows: WorkingRow[] = await this.#database(
      'post_mortem_working',
    ).whereNotNull('proposal');
    for (const row of rows) {
      if (signal.aborted) return;
      const proposal = proposalOf(row);
      const repository = this.#repositories.find(proposal?.repository);
      if (!proposal || !repository) continue;
      const seen = await this.#seen(repository, proposal, signal);
      await this.#write(lease, row, seen);
    }
  }

  async #seen(
    repository: DocumentRepository,
    proposal: Proposal,
    signal: AbortSignal,
  ): Promise<Proposal> {
    const inTime = AbortSignal.any([
      signal,
      AbortSignal.timeout(REMOTE_MILLISECONDS),
    ]);
    try {
      const { revision } = proposal;
      const found = await repository.look(proposal.branch, {
        revision,
        signal: inTime,
      });
      const { request, approvals } = await this.#request(proposal, inTime);
      const state = stateOf(found.state, request);
      const moved =
        state === 'open' &&
        found.revision !== undefined &&
        found.revision !== revision;
      const refused = state === 'closed' && request?.state === 'closed';
      return {
        ...proposal,
        state,
        diff: found.diff ?? proposal.diff,
        message: moved
          ? 'Somebody has changed its branch in git since it was put to review. Put it to review again.'
          : (refused && REFUSED) || found.message || MESSAGES[state],
        // Without an answer, what was known before counts.
        ...(approvals && {
          approvals: approvals.given,
          unknownApprovers: approvals.unknown,
        }),
      };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return {
        ...proposal,
        state: 'unknown',
        message: `Nobody knows how it is in git: ${message}`,
      };
    }
  }

  /** Nothing where nobody answers. */
  async #request(
    proposal: Proposal,
    signal: AbortSignal,
  ): Promise<{ request?: ChangeRequestState; approvals?: Approvals }> {
    const { remote = '', revision } = proposal;
    const system = this.#systemOf(proposal);
    if (!system || !proposal.request) return {};
    const { id, url } = proposal.request;
    try {
      const request = await system.look(
        remote,
        { id, url },
        { revision, signal },
      );
      return {
        request,
        approvals: await this.#approvals(request, proposal, system),
      };
    } catch (error) {
      this.#logger.warn(`Cannot look at ${url}: ${error}`);
      return {};
    }
  }

  #systemOf({ request }: Proposal): ChangeRequestSystem | undefined {
    const systems = this.#repositories.systems();
    return systems.find(({ id }) => id === request?.system);
  }

  async #approvals(
    { approvers }: ChangeRequestState,
    { by }: Proposal,
    { loginAnnotation }: ChangeRequestSystem,
  ): Promise<Approvals | undefined> {
    try {
      return await countApprovals(
        approvers,
        { annotation: loginAnnotation, proposer: by },
        this.#people,
      );
    } catch (error) {
      this.#logger.warn(`Cannot look up who approves a text: ${error}`);
      return undefined;
    }
  }

  async #write(
    lease: Lease,
    { post_mortem_id: id, proposal: before }: WorkingRow,
    seen: Proposal,
  ): Promise<void> {
    const proposal = JSON.stringify(seen);
    if (proposal === before) return;
    await this.#store.transaction(async writer => {
      await checkLease(writer.transaction, lease);
      const changed = await writer
        .transaction('post_mortem_working')
        // What was put to review meanwhile is another one.
        .where({ post_mortem_id: id, proposal: before })
        .update({ proposal });
      if (changed > 0) await writer.put(id);
    });
  }
}
