import { LoggerService } from '@backstage/backend-plugin-api';
import { normaliseRepository } from '@operate-first/plugin-operations-common';
import { RepositoryContent } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { checkLease, Lease } from '../../leases';
import { RepositorySet } from '../../postMortems/RepositorySet';
import { RunbookReading } from './RunbookReading';
import {
  readServiceNames,
  ServiceNames,
  servicesGeneration,
  SourceOfService,
} from './ServiceNames';
import {
  SOURCE_PREFIX,
  sourceRunbookFilter,
  sourceServicesOf,
} from './sourceFiles';

/** What was read of a repository, and for whom. */
interface Known {
  revision: string;
  services: string;
  /** The services there were; missing where it has no runbook that could name any. */
  generation?: string;
}

/** @internal */
export interface SourceRunbooksOptions {
  database: Knex;
  logger: LoggerService;
  repositories: RepositorySet;
  now?: () => number;
}

/**
 * Reads the runbooks that services keep beside their source. Whether others than members read a repository is not known, so
 * that they are internal unless they say otherwise.
 *
 * @internal
 */
export class SourceRunbooks {
  readonly #options: SourceRunbooksOptions;
  readonly #known = new Map<string, Known>();
  #names?: ServiceNames;
  #generation?: string;

  static create(options: SourceRunbooksOptions): SourceRunbooks {
    return new SourceRunbooks(options);
  }

  private constructor(options: SourceRunbooksOptions) {
    this.#options = options;
  }

  async read(lease: Lease, signal: AbortSignal): Promise<void> {
    const { database, logger } = this.#options;
    const generation = await servicesGeneration(database);
    const isNew = generation !== this.#generation || !this.#names;
    const names = isNew ? await readServiceNames(database) : this.#names!;
    const wanted = this.#wanted(names);
    if (isNew) await this.#leave(lease, wanted);
    this.#names = names;
    this.#generation = generation;
    for (const [repository, services] of wanted) {
      if (signal.aborted) return;
      try {
        await this.#readOne(repository, services, { lease, signal });
      } catch (error) {
        // One that cannot be read keeps no other waiting.
        logger.warn(`Cannot read runbooks of ${repository}: ${error}`);
      }
    }
  }

  /** Those that are configured are read as such. */
  #wanted(names: ServiceNames): Map<string, SourceOfService[]> {
    const configured = new Set(
      this.#options.repositories
        .list()
        .flatMap(({ url, addresses = [] }) => [
          ...(url ? [url] : []),
          ...addresses,
        ])
        .map(normaliseRepository),
    );
    return new Map(
      [...names.bySource].filter(([repository]) => !configured.has(repository)),
    );
  }

  async #readOne(
    repository: string,
    services: SourceOfService[],
    options: { lease: Lease; signal: AbortSignal },
  ): Promise<void> {
    const { database, now } = this.#options;
    const { lease, signal } = options;
    const key = JSON.stringify(services);
    const known = this.#known.get(repository);
    const isSame =
      known?.services === key &&
      (known.generation ?? this.#generation) === this.#generation;
    const content = await this.#content(repository, {
      wanted: sourceRunbookFilter(services),
      since: isSame ? known.revision : undefined,
      signal,
    });
    if (!content) return;
    const { revision, files } = content;
    await RunbookReading.create({
      database,
      now,
      names: this.#names,
      servicesOf: sourceServicesOf(services),
      mayBeFor: new Set(services.map(({ ref }) => ref)),
      repository: {
        id: `${SOURCE_PREFIX}${repository}`,
        url: repository,
        committer: this.#options.repositories.portals()[0],
        visibility: 'internal',
        read: async () => undefined,
      },
    }).take(lease, content);
    this.#known.set(repository, {
      revision,
      services: key,
      ...(files.length > 0 && { generation: this.#generation }),
    });
  }

  async #content(
    repository: string,
    options: {
      wanted: (path: string) => boolean;
      since?: string;
      signal: AbortSignal;
    },
  ): Promise<RepositoryContent | undefined> {
    for (const source of this.#options.repositories.sources()) {
      const content = await source.read(repository, options);
      if (content) return content;
    }
    return undefined;
  }

  /** What no service names any more is not shown. */
  async #leave(
    lease: Lease,
    wanted: ReadonlyMap<string, unknown>,
  ): Promise<void> {
    const { database, now = Date.now } = this.#options;
    const rows: Array<{ repository: string }> = await database('runbooks')
      .where('repository', 'like', `${SOURCE_PREFIX}%`)
      .whereNull('gone_at')
      .distinct('repository');
    const left = rows
      .map(({ repository }) => repository)
      .filter(
        repository => !wanted.has(repository.slice(SOURCE_PREFIX.length)),
      );
    for (const repository of left) {
      this.#known.delete(repository.slice(SOURCE_PREFIX.length));
      await database.transaction(async transaction => {
        await checkLease(transaction, lease);
        await transaction('runbooks')
          .where({ repository })
          .whereNull('gone_at')
          .update({
            gone_at: now(),
            updated_at: now(),
            version: transaction.raw('version + 1'),
          });
      });
    }
  }
}
