import {
  ChangeInput,
  DeclaredScope,
  ObservationFailure,
  ObservationInput,
  ServiceDeclaration,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { chunksOf } from '../database/rows';
import { storable } from '../database/text';
import { checkLease, Lease } from '../leases';
import { insertChanges } from './changes';
import { readDeclaredScopes } from './declaredScopes';
import { putProblems } from './problems';
import { isStorableScope, withStorableScopes } from './storableScopes';
import { AHEAD_MILLISECONDS, ServiceTimeline } from './ServiceTimeline';
import { headlineColumns, loadTimelines, saveTimelines } from './timelineRows';

/** How many services one transaction takes: others wait for it no longer than for so many. */
const SERVICES_PER_TRANSACTION = 200;
/** A source of which nothing was heard for so long runs nowhere. */
const ABANDONED_MILLISECONDS = 60 * 60 * 1000;

/** A service that readers would see differently now. @internal */
export interface ServiceChange {
  id: string;
  version: number;
}

/** @internal */
export interface ObservationStoreOptions {
  database: Knex;
  headlineEnvironments: string[];
  /** Told after each transaction that changed something for readers. */
  onChange: (changes: ServiceChange[]) => void;
  now?: () => number;
}

/**
 * Writes observations, their expiry and the health that follows, in transactions that are refused to
 * whoever has lost the lease.
 *
 * @internal
 */
export class ObservationStore {
  readonly #database: Knex;
  readonly #headlineEnvironments: string[];
  readonly #onChange: (changes: ServiceChange[]) => void;
  readonly #now: () => number;
  #sweptAt = -Infinity;

  static create(options: ObservationStoreOptions): ObservationStore {
    return new ObservationStore(options);
  }

  private constructor(options: ObservationStoreOptions) {
    this.#database = options.database;
    this.#headlineEnvironments = options.headlineEnvironments;
    this.#onChange = options.onChange;
    this.#now = options.now ?? Date.now;
  }

  /** Records looks of a source and returns those that counted. */
  async record(
    lease: Lease,
    source: string,
    inputs: ObservationInput[],
  ): Promise<ObservationInput[]> {
    const inOrder = [...inputs].sort(
      (a, b) => a.observedAt.getTime() - b.observedAt.getTime(),
    );
    const accepted: ObservationInput[] = [];
    await this.#change(lease, inOrder, (timeline, input, now) => {
      if (timeline.observe(source, input, now)) accepted.push(input);
    });
    return accepted;
  }

  /** Records that a source could not look. */
  async recordFailures(
    lease: Lease,
    source: string,
    failures: ObservationFailure[],
  ): Promise<void> {
    await this.#change(lease, failures, (timeline, failure, now) =>
      timeline.fail(
        source,
        { ...failure, reason: storable(failure.reason) },
        now,
      ),
    );
  }

  /** Records that a source can look at nothing of what was observed before. */
  async recordOutage(
    lease: Lease,
    source: string,
    reason: string,
  ): Promise<void> {
    const rows: Array<{ service_id: string }> = await this.#database(
      'observations',
    )
      .distinct('service_id')
      .where({ source });
    const services = rows.map(row => ({ serviceId: row.service_id }));
    await this.#change(lease, services, (timeline, _, now) =>
      timeline.failEverywhere(source, storable(reason), now),
    );
  }

  /** Records what changed in how services run; what is known already stays as it is. */
  async recordChanges(
    lease: Lease,
    source: string,
    changes: ChangeInput[],
  ): Promise<void> {
    await this.#change(
      lease,
      changes.filter(({ scope }) => isStorableScope(scope)),
      () => {},
      (transaction, chunk) =>
        insertChanges(transaction, source, chunk, this.#now()),
    );
  }

  /** Records what a source means to observe, and what it cannot follow. */
  async declare(
    lease: Lease,
    source: string,
    declarations: ServiceDeclaration[],
  ): Promise<void> {
    await this.#change(
      lease,
      declarations.map(declaration => withStorableScopes(source, declaration)),
      (timeline, declaration, now) =>
        timeline.declare(source, declaration.scopes, now),
      async (transaction, chunk) => {
        return putProblems(
          transaction,
          source,
          new Map(
            chunk.map(({ serviceId, problems }) => [serviceId, problems]),
          ),
        );
      },
    );
  }

  /** What a source observes of the services there are. */
  async declaredScopes(source: string): Promise<DeclaredScope[]> {
    return readDeclaredScopes(this.#database, source);
  }

  /** Turns what has expired into unknown. Returns how many services were looked at. */
  async sweep(lease: Lease, options?: { source?: string }): Promise<number> {
    const now = this.#now();
    const setBack = now < this.#sweptAt;
    const due = this.#database('observations')
      .distinct('service_id')
      .where('expired', false)
      .andWhere(when => {
        when.where('expires_at', '<=', now);
        if (setBack) when.orWhere('observed_at', '>', now + AHEAD_MILLISECONDS);
      });
    if (options?.source) due.andWhere('source', options.source);
    const rows: Array<{ service_id: string }> = await due;
    const services = rows.map(row => ({ serviceId: row.service_id }));
    await this.#change(lease, services, () => {});
    if (!options?.source) this.#sweptAt = now;
    return services.length;
  }

  /** Evaluates every service again, for when the rules or headline environments have changed. */
  async evaluateAll(lease: Lease): Promise<void> {
    const rows = await this.#database('services').select('id');
    const services = rows.map(({ id }) => ({ serviceId: id }));
    await this.#change(lease, services, (timeline, _, now) => {
      timeline.advance(now);
      timeline.evaluate(now);
    });
  }

  /** Retires what a source observed before and has not declared again. */
  async retireUndeclared(
    lease: Lease,
    source: string,
    declared: ReadonlySet<string>,
  ): Promise<void> {
    const rows: Array<{ service_id: string }> = await this.#database(
      'observations',
    )
      .distinct('service_id')
      .where({ source })
      .whereIn('service_id', this.#inCatalog());
    await this.declare(
      lease,
      source,
      rows
        .filter(row => !declared.has(row.service_id))
        .map(row => ({ serviceId: row.service_id, scopes: [], problems: [] })),
    );
  }

  /**
   * Retires what was observed by sources that nobody has any more, such as a cluster that is no longer
   * configured: it would stay unknown for ever. One that observed lately is that of another process.
   */
  async retireAbandoned(lease: Lease, present: string[]): Promise<void> {
    const lately = this.#now() - ABANDONED_MILLISECONDS;
    const rows: Array<{ source: string; service_id: string }> =
      await this.#database('observations')
        .distinct('source', 'service_id')
        .whereNotIn('source', present)
        .whereNotIn(
          'source',
          this.#database('observations')
            .select('source')
            .where('observed_at', '>', lately),
        )
        .whereIn('service_id', this.#inCatalog());
    for (const source of new Set(rows.map(row => row.source))) {
      const declarations = rows
        .filter(row => row.source === source)
        .map(row => ({ serviceId: row.service_id, scopes: [], problems: [] }));
      await this.declare(lease, source, declarations);
    }
  }

  /** What was observed of a removed service stays as it was last seen. */
  #inCatalog() {
    return this.#database('services').select('id').whereNull('removed_at');
  }

  async #change<Item extends { serviceId: string }>(
    lease: Lease,
    items: Item[],
    apply: (timeline: ServiceTimeline, item: Item, now: number) => void,
    before?: (
      transaction: Knex.Transaction,
      chunk: Item[],
    ) => Promise<Set<string>>,
  ): Promise<void> {
    for (const chunk of chunksOf(items, SERVICES_PER_TRANSACTION)) {
      const changes = await this.#database.transaction(async transaction => {
        await checkLease(transaction, lease);
        const versions = await lockServices(transaction, chunk);
        const known = chunk.filter(({ serviceId }) => versions.has(serviceId));
        const touched = await before?.(transaction, known);
        const timelines = await loadTimelines(
          transaction,
          [...versions.keys()],
          this.#headlineEnvironments,
        );
        const now = this.#now();
        for (const timeline of timelines.values()) timeline.setClock(now);
        for (const item of chunk) {
          const timeline = timelines.get(item.serviceId);
          if (timeline) apply(timeline, item, now);
        }
        for (const timeline of timelines.values()) timeline.advance(now);
        const running = await saveTimelines(transaction, timelines);
        const differing = new Set([...(touched ?? []), ...running]);
        return saveServices(transaction, timelines, versions, differing);
      });
      if (changes.length > 0) this.#onChange(changes);
      // SQLite answers at once and would keep this process from answering anybody else.
      await othersTurn();
    }
  }
}

/** Locks in one order everywhere, so that two writers wait for each other and never for ever. */
async function lockServices(
  transaction: Knex.Transaction,
  items: Array<{ serviceId: string }>,
): Promise<Map<string, number>> {
  const ids = [...new Set(items.map(({ serviceId }) => serviceId))];
  const rows = await transaction('services')
    .select('id', 'version')
    .whereIn('id', ids)
    .orderBy('id')
    .forUpdate();
  return new Map(rows.map(({ id, version }) => [id, version]));
}

async function saveServices(
  transaction: Knex.Transaction,
  timelines: Map<string, ServiceTimeline>,
  versions: Map<string, number>,
  touched: Set<string>,
): Promise<ServiceChange[]> {
  const changes: ServiceChange[] = [];
  for (const [id, timeline] of timelines) {
    if (!timeline.announce && !touched.has(id)) continue;
    const version = (versions.get(id) ?? 0) + 1;
    await transaction('services')
      .where({ id })
      .update({ version, ...headlineColumns(timeline) });
    changes.push({ id, version });
  }
  return changes;
}
