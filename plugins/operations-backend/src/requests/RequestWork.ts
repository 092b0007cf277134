import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { Lease, LeaseKeeper } from '../leases';
import { CatalogPeople } from '../notifications/CatalogPeople';
import { repeat } from '../notifications/repeat';
import { CommitAuthors } from '../postMortems/desk/CommitAuthors';
import { RepositorySet } from '../postMortems/RepositorySet';
import { PublicText } from '../redaction/PublicText';
import { Onboarding } from './Onboarding';
import { RequestStore } from './RequestStore';
import { RequestNotifier } from './telling/RequestNotifier';
import { CatalogRefresh } from './work/CatalogRefresh';
import { RequestJudge } from './work/RequestJudge';
import { ProofReader } from './work/ProofReader';
import { Proposer } from './work/Proposer';
import { PullRequests } from './work/PullRequests';
import { RequestFollower } from './work/RequestFollower';
import { RequestStep } from './work/RequestStep';

const FOLLOW_MILLISECONDS = 250;
const TELL_MILLISECONDS = 1_000;

/** @internal */
export interface RequestWorkOptions {
  database: Knex;
  logger: LoggerService;
  auth: AuthService;
  catalog: CatalogService;
  leases: LeaseKeeper;
  store: RequestStore;
  onboarding: Onboarding;
  repositories: RepositorySet;
  people: CatalogPeople;
  publicText: PublicText;
  appUrl?: string;
  /** Without it, people are not told. */
  notifications?: NotificationService;
  now?: () => number;
}

/**
 * What becomes of requests in the background: every replica reads the tree, and one proposes, merges and proves.
 *
 * @internal
 */
export class RequestWork {
  readonly #options: RequestWorkOptions;

  static create(options: RequestWorkOptions): RequestWork {
    return new RequestWork(options);
  }

  private constructor(options: RequestWorkOptions) {
    this.#options = options;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { leases, onboarding } = this.#options;
    await Promise.all([
      onboarding.tree.run(signal),
      leases.run('requests', (lease, held) => this.#held(lease, held), signal),
    ]);
  }

  async #held(lease: Lease, signal: AbortSignal): Promise<void> {
    const { logger, notifications } = this.#options;
    const follower = createFollower(this.#options);
    const notifier =
      notifications &&
      RequestNotifier.create({ ...this.#options, notifications });
    await Promise.all([
      repeat(
        {
          name: 'follow requests',
          milliseconds: FOLLOW_MILLISECONDS,
          signal,
          logger,
        },
        async () => {
          await follower.follow(lease, signal);
        },
      ),
      notifier &&
        repeat(
          {
            name: 'tell of requests',
            milliseconds: TELL_MILLISECONDS,
            signal,
            logger,
          },
          () => notifier.send(lease, signal),
        ),
    ]);
  }
}

/** Puts together what brings requests on. @internal */
export function createFollower(
  options: Omit<RequestWorkOptions, 'leases' | 'people' | 'publicText'>,
): RequestFollower {
  const { onboarding } = options;
  const authors = CommitAuthors.create(options);
  return RequestFollower.create({
    ...options,
    proofs: ProofReader.create({
      ...options,
      clusters: onboarding.clusters,
      catalog: onboarding.catalog,
      rules: onboarding.rules,
    }),
    refresh: CatalogRefresh.create({
      ...options,
      targets: onboarding.config.catalogLocation,
    }),
    step: RequestStep.create({
      ...options,
      authors,
      judge: RequestJudge.create(options),
      proposer: Proposer.create({ ...options, authors }),
      pullRequests: PullRequests.create({
        ...options,
        people: onboarding.catalog,
        groups: [
          ...onboarding.config.approval.approvers,
          ...onboarding.config.operators,
        ],
      }),
    }),
  });
}
