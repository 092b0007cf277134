import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ChangeRequestState } from '@operate-first/plugin-operations-node';
import { countApprovals } from '../../postMortems/approvers';
import { RepositorySet } from '../../postMortems/RepositorySet';
import { CatalogBook } from '../../onboarding/CatalogBook';
import { HeldRequest, StoredApproval } from '../rows';

/** @internal */
export interface PullRequestsOptions {
  logger: LoggerService;
  catalog: CatalogService;
  auth: AuthService;
  repositories: RepositorySet;
  people: CatalogBook;
  now?: () => number;
}

/** How the pull request of a change is, where there is one. @internal */
export interface PullRequestLook {
  state?: ChangeRequestState['state'];
  /** With what was said there. */
  approvals: StoredApproval[];
}

/**
 * Looks at pull requests: their approvals count, of members of the groups that approve.
 *
 * @internal
 */
export class PullRequests {
  readonly #options: PullRequestsOptions;
  readonly #now: () => number;

  static create(options: PullRequestsOptions): PullRequests {
    return new PullRequests(options);
  }

  private constructor(options: PullRequestsOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** Without an answer, what was known before counts. */
  async look(held: HeldRequest, signal: AbortSignal): Promise<PullRequestLook> {
    const { repositories, logger } = this.#options;
    const { proposal, row, approvals } = held;
    const { request, remote } = proposal ?? {};
    const system = repositories
      .systems()
      .find(({ id }) => id === request?.system);
    if (!request || !remote || !system) return { approvals };
    try {
      const revision = row.revision ?? undefined;
      const { id, url } = request;
      const { state, approvers } = await system.look(
        remote,
        { id, url },
        { revision, signal },
      );
      const { people } = await countApprovals(
        approvers,
        { annotation: system.loginAnnotation, proposer: row.requester },
        this.#options,
      );
      return { state, approvals: await this.#with(held, people) };
    } catch (error) {
      logger.warn(`Cannot look at the pull request of ${row.key}: ${error}`);
      return { approvals };
    }
  }

  async #with(
    { approvals, need, row }: HeldRequest,
    people: string[],
  ): Promise<StoredApproval[]> {
    const at = new Date(this.#now()).toISOString();
    const added: StoredApproval[] = [];
    for (const person of people) {
      const isKnown = approvals.some(
        each => each.person === person && each.revision === row.revision,
      );
      const counts = await this.#options.people.isMember(need.groups ?? [], {
        person,
        owners: [],
      });
      if (isKnown || !counts || row.revision === null) continue;
      const { revision } = row;
      const reason = 'In the pull request';
      added.push({
        at,
        by: 'person',
        person,
        verdict: 'approve',
        revision,
        reason,
      });
    }
    return added.length === 0 ? approvals : [...approvals, ...added];
  }
}
