import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ConfigurationProblem,
  formerEntityRefsOf,
  isService,
  serviceHealth,
  visibilityOf,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { putProblems } from '../observations/problems';
import { ServiceChange } from '../observations/ObservationStore';
import { HEALTH_RANK } from '../observations/timelineRows';
import { CatalogNews } from './CatalogWatch';
import { KNOWN_COLUMNS, KnownService } from './KnownService';
import { renameByAnnotation } from './rename';
import { columnsOf } from './serviceColumns';

/** The name under which the core notes problems of its own. */
const CORE = 'operations';

/** What readers learn of an entity that cannot be stored; whoever writes it finds the error in the log. */
const NOT_TAKEN: ConfigurationProblem = {
  source: CORE,
  field: 'metadata',
  message:
    'The entity has changed in the catalog, and the change could not be stored: what is shown is older.',
  remedy:
    'The log of the portal says why. It is tried again with every look at the catalog.',
};

interface RunOptions {
  logger: LoggerService;
  news: CatalogNews;
  revision: number;
  now: number;
  headlineEnvironments: string[];
}

/** One pass over the news, inside one transaction. @internal */
export class ProjectionRun {
  readonly #transaction: Knex.Transaction;
  readonly #options: RunOptions;
  readonly #known = new Map<string, KnownService>();
  readonly #changes: ServiceChange[] = [];
  readonly #unsettled = new Set<string>();
  readonly #failed = new Set<string>();

  constructor(transaction: Knex.Transaction, options: RunOptions) {
    this.#transaction = transaction;
    this.#options = options;
  }

  async apply() {
    const { changed, present } = this.#options.news;
    await this.#load();
    for (const entity of changed) await this.#take(entity);
    for (const service of [...this.#known.values()]) {
      if (service.removed_at === null && !present.has(service.entity_ref)) {
        await this.#update(service, { removed_at: this.#options.now });
      }
    }
    return {
      changes: this.#changes,
      unsettled: this.#unsettled,
      failed: this.#failed,
    };
  }

  async #load() {
    const rows: KnownService[] = await this.#transaction('services')
      .select(KNOWN_COLUMNS)
      .orderBy('id')
      .forUpdate();
    this.#known.clear();
    for (const row of rows) this.#known.set(row.entity_ref, row);
  }

  /** Takes one entity. One that cannot be stored keeps no other from being taken. */
  async #take(entity: Entity) {
    const operated = isService(entity);
    if (!operated && !this.#known.has(stringifyEntityRef(entity))) return;
    const changesBefore = this.#changes.length;
    await this.#transaction.raw('savepoint entity');
    try {
      await (operated ? this.#put(entity) : this.#leave(entity));
    } catch (error) {
      await this.#transaction.raw('rollback to savepoint entity');
      this.#changes.length = changesBefore;
      await this.#load();
      await this.#noteFailure(entity, error);
    }
    await this.#transaction.raw('release savepoint entity');
  }

  async #noteFailure(entity: Entity, error: unknown) {
    const ref = stringifyEntityRef(entity);
    this.#failed.add(ref);
    this.#options.logger.error(`Cannot take ${ref} from the catalog: ${error}`);
    const known = this.#known.get(ref);
    if (!known) return;
    const differ = await this.#putProblems(known.id, [NOT_TAKEN]);
    const visibility = visibilityOf(entity);
    // Whatever is wrong with the rest, what became internal is hidden.
    if (differ || known.visibility !== visibility) {
      await this.#update(known, { visibility });
    }
  }

  /** What is operated no longer keeps its history, which is as visible as the entity is now. */
  async #leave(entity: Entity) {
    const known = this.#known.get(stringifyEntityRef(entity));
    if (!known) return;
    const columns = columnsOf(entity);
    const same =
      known.entity_hash === columns.entity_hash && known.removed_at !== null;
    if (same) return;
    const removed_at = known.removed_at ?? this.#options.now;
    await this.#update(known, { ...columns, removed_at });
  }

  async #put(entity: Entity) {
    const { news, now } = this.#options;
    const columns = columnsOf(entity);
    const { problems, unsettled } = await renameByAnnotation(
      this.#transaction,
      columns,
      {
        formerRefs: formerEntityRefsOf(entity),
        known: this.#known,
        present: news.present,
        now,
      },
    );
    if (unsettled) this.#unsettled.add(columns.entity_ref);
    const known = this.#known.get(columns.entity_ref);
    if (!known) {
      await this.#insert(columns, problems);
      return;
    }
    const differ = await this.#putProblems(known.id, problems);
    const same =
      known.entity_hash === columns.entity_hash && known.removed_at === null;
    if (!same || differ) {
      await this.#update(known, { ...columns, removed_at: null });
    }
  }

  async #insert(
    columns: ReturnType<typeof columnsOf>,
    problems: ConfigurationProblem[],
  ) {
    const { revision, now, headlineEnvironments } = this.#options;
    const health = serviceHealth([], {
      now: new Date(now),
      headlineEnvironments,
    });
    const row = {
      id: randomUUID(),
      ...columns,
      version: 1,
      created_at: now,
      removed_at: null,
    };
    await this.#transaction('services').insert({
      ...row,
      revision,
      health_status: health.status,
      health_rank: HEALTH_RANK[health.status],
      health_reasons: JSON.stringify(health.reasons),
    });
    await this.#putProblems(row.id, problems);
    this.#known.set(row.entity_ref, row);
    this.#changes.push({ id: row.id, version: row.version });
  }

  async #putProblems(id: string, problems: ConfigurationProblem[]) {
    const differing = await putProblems(
      this.#transaction,
      CORE,
      new Map([[id, problems]]),
    );
    return differing.has(id);
  }

  async #update(service: KnownService, columns: object) {
    const version = service.version + 1;
    await this.#transaction('services')
      .where('id', service.id)
      .update({ ...columns, version, revision: this.#options.revision });
    Object.assign(service, columns, { version });
    this.#changes.push({ id: service.id, version });
  }
}
