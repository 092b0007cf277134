import { LoggerService } from '@backstage/backend-plugin-api';
import { DocumentRepository } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { checkLease, Lease, LeaseKeeper } from '../leases';
import { repeat } from '../notifications/repeat';
import { RepositorySet } from '../postMortems/RepositorySet';
import { RunbooksConfig } from './config';
import { LinkChecker } from './links/LinkChecker';
import {
  addressesGeneration,
  followAddresses,
} from './reading/addressRunbooks';
import { RunbookReading } from './reading/RunbookReading';
import { servicesGeneration } from './reading/ServiceNames';
import { OnSettled } from './OnSettled';
import { SourceRunbooks } from './reading/SourceRunbooks';
import { proposalOf, RunbookProposal, RunbookRow } from './rows';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const ADDRESS_MILLISECONDS = 5 * SECOND;
const LOOK_MILLISECONDS = 30 * SECOND;
const SOURCES_MILLISECONDS = 10 * SECOND;
const SERVICES_MILLISECONDS = 5 * SECOND;

/** @internal */
export interface RunbookWorkOptions {
  database: Knex;
  logger: LoggerService;
  leases: LeaseKeeper;
  repositories: RepositorySet;
  config: RunbooksConfig;
  /** How often repositories are read. */
  intervalMilliseconds: number;
  /** Called once a text does not wait any more. */
  onSettled?: OnSettled;
}

/**
 * What becomes of runbooks in the background: one replica reads each repository, and one looks after the rest.
 *
 * @internal
 */
export class RunbookWork {
  readonly #options: RunbookWorkOptions;

  static create(options: RunbookWorkOptions): RunbookWork {
    return new RunbookWork(options);
  }

  private constructor(options: RunbookWorkOptions) {
    this.#options = options;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { leases, repositories } = this.#options;
    await Promise.all([
      leases.run('runbooks', (lease, held) => this.#look(lease, held), signal),
      repositories.sources().length > 0 &&
        leases.run(
          'runbooks:sources',
          (lease, held) => this.#readSources(lease, held),
          signal,
        ),
      ...repositories
        .list()
        .map(repository =>
          leases.run(
            `runbooks:${repository.id}`,
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
    const { intervalMilliseconds } = this.#options;
    const reading = RunbookReading.create({ ...this.#options, repository });
    let pushed = 0;
    let read = -1;
    repository.onPushed?.(() => {
      pushed++;
    });
    let due = 0;
    const hasOthers = this.#servicesChanged();
    await repeat(
      this.#every(`read runbooks of ${repository.title}`, SECOND, signal),
      async () => {
        // A runbook may be older than the service that it is for.
        if (read === pushed && Date.now() < due && !(await hasOthers())) return;
        read = pushed;
        await reading.read(lease, signal);
        due = Date.now() + intervalMilliseconds;
      },
    );
  }

  /** Whether services have come, changed or gone; looked for now and then, and said once. */
  #servicesChanged(): () => Promise<boolean> {
    const { database } = this.#options;
    let known: string | undefined;
    let due = 0;
    return async () => {
      if (Date.now() < due) return false;
      due = Date.now() + SERVICES_MILLISECONDS;
      const before = known;
      known = await servicesGeneration(database);
      return known !== before;
    };
  }

  /** What is known of their repositories is followed elsewhere; where nothing is new, this costs nothing. */
  async #readSources(lease: Lease, signal: AbortSignal): Promise<void> {
    const reading = SourceRunbooks.create(this.#options);
    await repeat(
      this.#every('read runbooks of services', SOURCES_MILLISECONDS, signal),
      () => reading.read(lease, signal),
    );
  }

  async #look(lease: Lease, signal: AbortSignal): Promise<void> {
    const { database, config } = this.#options;
    const links = LinkChecker.create({ database });
    let known: string | undefined;
    await Promise.all([
      repeat(
        this.#every('follow addresses', ADDRESS_MILLISECONDS, signal),
        async () => {
          const present = await addressesGeneration(database);
          if (present === known) return;
          await followAddresses(database, lease, Date.now());
          known = await addressesGeneration(database);
        },
      ),
      repeat(
        this.#every('look at texts of runbooks', LOOK_MILLISECONDS, signal),
        () => this.#proposals(lease, signal),
      ),
      config.checkLinks &&
        repeat(this.#every('look at links', MINUTE, signal), () =>
          links.check(lease, signal),
        ),
    ]);
  }

  /** What was merged or withdrawn in git does not wait any more. */
  async #proposals(lease: Lease, signal: AbortSignal): Promise<void> {
    const { database, repositories, logger, onSettled } = this.#options;
    const rows: RunbookRow[] = await database('runbooks')
      .whereNotNull('proposal')
      .whereNull('gone_at');
    for (const row of rows) {
      const proposal = proposalOf(row);
      const repository = repositories.find(row.repository);
      if (!proposal || !repository || signal.aborted) continue;
      const { branch, revision } = proposal;
      const looked = await repository
        .look(branch, { revision, signal })
        .catch(error => {
          // One that cannot be asked keeps no other waiting.
          logger.debug(`Cannot look at ${branch}: ${error}`);
        });
      if (!looked) continue;
      const { state, ...found } = looked;
      const waits = state === 'open' || state === 'conflicting';
      const present: RunbookProposal | undefined = waits
        ? { ...proposal, state, ...found, revision }
        : undefined;
      const stored = present ? JSON.stringify(present) : null;
      if (stored === row.proposal) continue;
      // First what it says, so that at no moment it neither waits nor stands there.
      if (!waits) await this.#readNow(repository, signal);
      let changed = 0;
      await database.transaction(async transaction => {
        await checkLease(transaction, lease);
        changed = await transaction('runbooks')
          .where({ id: row.id, proposal: row.proposal })
          .update({
            proposal: stored,
            ...(stored === null && { proposed: null }),
          });
      });
      if (waits || changed === 0) continue;
      await onSettled?.(row, { merged: state === 'merged' });
    }
  }

  async #readNow(repository: DocumentRepository, signal: AbortSignal) {
    const { database, logger } = this.#options;
    try {
      await RunbookReading.create({ database, repository }).readNow(signal);
    } catch (error) {
      // It is read with the next round.
      logger.debug(`Cannot read ${repository.title}: ${error}`);
    }
  }

  #every(name: string, milliseconds: number, signal: AbortSignal) {
    return { name, milliseconds, signal, logger: this.#options.logger };
  }
}
