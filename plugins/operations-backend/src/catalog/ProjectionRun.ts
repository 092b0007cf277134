import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ConfigurationProblem,
  isService,
  serviceHealth,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { putProblems } from '../observations/problems';
import { ServiceChange } from '../observations/ObservationStore';
import { HEALTH_RANK } from '../observations/timelineRows';
import { CatalogNews } from './CatalogWatch';
import { KnownService } from './KnownService';
import { renameByAnnotation } from './rename';
import { columnsOf } from './serviceColumns';

/** The name under which the core notes problems of its own. */
const CORE = 'operations';

interface RunOptions {
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

  constructor(transaction: Knex.Transaction, options: RunOptions) {
    this.#transaction = transaction;
    this.#options = options;
  }

  async apply() {
    const { changed, present } = this.#options.news;
    const rows: KnownService[] = await this.#transaction('services')
      .select(
        'id',
        'entity_ref',
        'entity_hash',
        'version',
        'created_at',
        'removed_at',
      )
      .orderBy('id')
      .forUpdate();
    for (const row of rows) this.#known.set(row.entity_ref, row);
    const notOperated = new Set<string>();
    for (const entity of changed) {
      if (isService(entity)) await this.#put(entity);
      else notOperated.add(stringifyEntityRef(entity));
    }
    for (const service of [...this.#known.values()]) {
      const ref = service.entity_ref;
      if (
        service.removed_at === null &&
        (!present.has(ref) || notOperated.has(ref))
      ) {
        await this.#update(service, { removed_at: this.#options.now });
      }
    }
    return { changes: this.#changes, unsettled: this.#unsettled };
  }

  async #put(entity: Entity) {
    const { news, now } = this.#options;
    const columns = columnsOf(entity);
    const { problems, unsettled } = await renameByAnnotation(
      this.#transaction,
      entity,
      { known: this.#known, present: news.present, now },
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
