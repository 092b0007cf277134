import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { DocumentRepository } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { Lease, LeaseKeeper } from '../leases';
import { CatalogPeople } from '../notifications/CatalogPeople';
import { repeat } from '../notifications/repeat';
import { PublicText } from '../redaction/PublicText';
import { PostMortemsConfig } from './config';
import { CommitAuthors } from './desk/CommitAuthors';
import { ActionItemDesk } from './items/ActionItemDesk';
import { Reminder } from './items/Reminder';
import { PostMortemStore } from './PostMortemStore';
import { ProposalWatch } from './ProposalWatch';
import { PublicAccounts } from './PublicAccounts';
import { RepositoryReading } from './reading/RepositoryReading';
import { RepositorySet } from './RepositorySet';
import { resolveServices } from './ServiceLinks';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** @internal */
export interface PostMortemWorkOptions {
  database: Knex;
  logger: LoggerService;
  auth: AuthService;
  catalog: CatalogService;
  leases: LeaseKeeper;
  store: PostMortemStore;
  publicText: PublicText;
  repositories: RepositorySet;
  config: PostMortemsConfig;
  /** Without it, nobody is reminded. */
  notifications?: NotificationService;
}

/**
 * What becomes of post-mortems in the background: one replica reads each repository, and one looks after the rest.
 *
 * @internal
 */
export class PostMortemWork {
  readonly #options: PostMortemWorkOptions;

  static create(options: PostMortemWorkOptions): PostMortemWork {
    return new PostMortemWork(options);
  }

  private constructor(options: PostMortemWorkOptions) {
    this.#options = options;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { leases, repositories } = this.#options;
    await Promise.all([
      leases.run(
        'post-mortems',
        (lease, held) => this.#look(lease, held),
        signal,
      ),
      ...repositories
        .list()
        .map(repository =>
          leases.run(
            `documents:${repository.id}`,
            (lease, held) => this.#read(repository, lease, held),
            signal,
          ),
        ),
    ]);
  }

  async #read(
    repository: DocumentRepository,
    lease: Lease,
    signal: AbortSignal,
  ): Promise<void> {
    const { config, logger, publicText } = this.#options;
    const reading = RepositoryReading.create({ ...this.#options, repository });
    await repeat(
      {
        name: `look whom texts of ${repository.title} may name`,
        milliseconds: SECOND,
        signal: until(signal, publicText),
        logger,
      },
      () => publicText.refresh(),
    );
    let pushed = 0;
    let read = 0;
    repository.onPushed?.(() => {
      pushed++;
    });
    let due = 0;
    await repeat(
      {
        name: `read ${repository.title}`,
        milliseconds: SECOND,
        signal,
        logger,
      },
      async () => {
        if (read === pushed && Date.now() < due) return;
        read = pushed;
        await reading.read(lease, signal);
        due = Date.now() + config.intervalMilliseconds;
      },
    );
  }

  async #look(lease: Lease, signal: AbortSignal): Promise<void> {
    const { logger, config, notifications } = this.#options;
    const accounts = PublicAccounts.create(this.#options);
    const proposals = ProposalWatch.create(this.#options);
    const items = ActionItemDesk.create({
      ...this.#options,
      authors: CommitAuthors.create(this.#options),
    });
    const every = (milliseconds: number, name: string) => ({
      name,
      milliseconds,
      signal,
      logger,
    });
    await Promise.all([
      repeat(every(5 * SECOND, 'find services of post-mortems'), () =>
        resolveServices(this.#options, lease),
      ),
      repeat(every(5 * SECOND, 'renew public accounts'), () =>
        accounts.renew(lease, signal),
      ),
      repeat(every(config.intervalMilliseconds, 'look at reviews'), () =>
        proposals.look(lease, signal),
      ),
      repeat(every(30 * SECOND, 'write action items into git'), () =>
        items.retry(signal),
      ),
      notifications &&
        repeat(every(15 * MINUTE, 'remind of action items'), () =>
          Reminder.create({
            ...this.#options,
            notifications,
            people: CatalogPeople.create(this.#options),
          }).remind(lease, signal),
        ),
    ]);
  }
}

/** Aborted, too, once it is known whom texts may name. */
function until(signal: AbortSignal, publicText: PublicText): AbortSignal {
  const known = new AbortController();
  if (publicText.basis !== undefined) known.abort();
  publicText.onChange(() => known.abort());
  return AbortSignal.any([signal, known.signal]);
}
