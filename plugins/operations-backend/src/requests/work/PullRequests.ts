import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ChangeRequestState,
  ChangeRequestSystem,
} from '@operate-first/plugin-operations-node';
import { CatalogBook } from '../../onboarding/CatalogBook';
import { countApprovals } from '../../postMortems/approvers';
import { RepositorySet } from '../../postMortems/RepositorySet';
import { HeldRequest, StoredApproval, StoredProposal } from '../rows';

/** @internal */
export interface PullRequestsOptions {
  logger: LoggerService;
  catalog: CatalogService;
  auth: AuthService;
  repositories: RepositorySet;
  people: CatalogBook;
  /** Entity refs of the groups whose no counts where the policy approves. */
  groups: string[];
  now?: () => number;
}

/** How the pull request of a change is, where there is one. @internal */
export interface PullRequestLook {
  state?: ChangeRequestState['state'];
  /** With what is said there now; what was taken back there is gone. */
  approvals: StoredApproval[];
}

/** Somebody's word in a pull request, and the revision that it is about. */
interface Word {
  person: string;
  verdict: StoredApproval['verdict'];
  said?: string;
}

const REASONS = {
  approve: 'In the pull request',
  reject: 'Changes are requested in the pull request',
};

/**
 * Looks at pull requests: what members of the groups that approve say there counts, as long as they say it.
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
      const { state, words } = await this.#ask(
        held,
        { remote, request, system },
        signal,
      );
      return { state, approvals: await this.#with(held, words) };
    } catch (error) {
      logger.warn(`Cannot look at the pull request of ${row.key}: ${error}`);
      return { approvals };
    }
  }

  /** Who approved the same change before it was rebuilt has approved it, as long as nothing else is said there. */
  async #ask(
    { row, approvals }: HeldRequest,
    {
      remote,
      request,
      system,
    }: {
      remote: string;
      request: NonNullable<StoredProposal['request']>;
      system: ChangeRequestSystem;
    },
    signal: AbortSignal,
  ): Promise<{ state: ChangeRequestState['state']; words: Word[] }> {
    const { id, url } = request;
    const earlier = approvals.flatMap(({ source, said, revision }) =>
      source && said && revision === row.revision ? [said] : [],
    );
    const present = row.revision ?? undefined;
    const words: Word[] = [];
    const peopleOf = async (logins: string[]) => {
      const by = {
        annotation: system.loginAnnotation,
        proposer: row.requester,
      };
      return (await countApprovals(logins, by, this.#options)).people;
    };
    const look = (revision: string | undefined) =>
      system.look(remote, { id, url }, { revision, signal });
    const now = await look(present);
    for (const person of await peopleOf(now.changesRequested ?? [])) {
      words.push({ person, verdict: 'reject', said: present });
    }
    const asked = new Set(earlier);
    if (present !== undefined) asked.delete(present);
    const looks: Array<[string | undefined, ChangeRequestState]> = [
      [present, now],
    ];
    for (const revision of asked) looks.push([revision, await look(revision)]);
    for (const [said, { approvers }] of looks) {
      for (const person of await peopleOf(approvers)) {
        words.push({ person, verdict: 'approve', said });
      }
    }
    return { state: now.state, words };
  }

  async #with(
    { approvals, need, row }: HeldRequest,
    words: Word[],
  ): Promise<StoredApproval[]> {
    const { people, groups } = this.#options;
    const { revision } = row;
    if (revision === null) return approvals;
    const at = new Date(this.#now()).toISOString();
    const isPresent = (each: StoredApproval) => each.revision === revision;
    // What was said of another change counts for nothing, and stays as it was.
    const others = approvals.filter(each => !each.source || !isPresent(each));
    const there = new Map<string, StoredApproval>();
    for (const { person, verdict, said } of words) {
      if (there.has(person)) continue;
      const isSaid =
        verdict === 'approve' &&
        others.some(each => each.person === person && isPresent(each));
      const counts = await people.isMember(need.groups ?? groups, {
        person,
        owners: [],
      });
      if (isSaid || !counts) continue;
      const known = approvals.find(
        each =>
          each.source &&
          isPresent(each) &&
          each.person === person &&
          each.verdict === verdict,
      );
      there.set(
        person,
        known ?? {
          at,
          by: 'person',
          person,
          verdict,
          revision,
          reason: REASONS[verdict],
          source: 'pullRequest',
          ...(said !== undefined && { said }),
        },
      );
    }
    return [...others, ...there.values()];
  }
}
