import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { chunksOf } from '../database/rows';
import { storable } from '../database/text';
import { checkLease, Lease } from '../leases';
import { SloColumns, SloRow, STATE_RANK } from './sloColumns';
import { SliRow, TrackedSli } from './TrackedSli';

const ROWS_PER_TRANSACTION = 100;

type KnownSlo = Pick<
  SloRow,
  'ref' | 'hash' | 'sli_ids' | 'removed_at' | 'service_id'
>;

/** What could not be stored is news again. @internal */
export interface ProjectedSlos {
  /** Services whose SLOs became others. */
  serviceIds: Set<string>;
  failed: Set<string>;
}

/**
 * Writes SLOs and what they measure. What leaves the catalog keeps its rows, and is what it was when it returns.
 *
 * @internal
 */
export class SloProjection {
  readonly #database: Knex;
  readonly #logger: LoggerService;
  readonly #now: () => number;
  #known?: Map<string, KnownSlo>;
  readonly #plans = new Map<string, string>();

  static create(options: {
    database: Knex;
    logger: LoggerService;
    now: () => number;
  }): SloProjection {
    return new SloProjection(options.database, options.logger, options.now);
  }

  private constructor(
    database: Knex,
    logger: LoggerService,
    now: () => number,
  ) {
    this.#database = database;
    this.#logger = logger;
    this.#now = now;
  }

  async apply(lease: Lease, slos: SloColumns[]): Promise<ProjectedSlos> {
    const known = await this.#load();
    const serviceIds = new Set<string>();
    const failed = new Set<string>();
    const changed = slos.filter(({ ref, hash }) => {
      const row = known.get(ref);
      return !row || row.hash !== hash || row.removed_at !== null;
    });
    for (const chunk of chunksOf(changed, ROWS_PER_TRANSACTION)) {
      const stored = await this.#putTogether(lease, chunk);
      for (const columns of stored) {
        const before = known.get(columns.ref);
        for (const id of [before?.service_id, columns.service_id]) {
          if (id) serviceIds.add(id);
        }
        known.set(columns.ref, { ...columns, removed_at: null });
      }
      for (const columns of chunk) {
        if (!stored.includes(columns)) failed.add(columns.ref);
      }
      await othersTurn();
    }
    const present = new Set(slos.map(({ ref }) => ref));
    const gone = [...known.values()].filter(
      ({ ref, removed_at }) => removed_at === null && !present.has(ref),
    );
    await this.#remove(lease, gone);
    for (const { service_id } of gone) {
      if (service_id) serviceIds.add(service_id);
    }
    return { serviceIds, failed };
  }

  /**
   * Writes what is measured now, says of the rest since when nothing uses it, and lets each go on where it was left.
   *
   * @param fresh - those that were not followed until now.
   */
  async putSlis(
    lease: Lease,
    slis: ReadonlyMap<string, TrackedSli>,
    fresh: ReadonlySet<string>,
  ): Promise<void> {
    const now = this.#now();
    const used = [...slis.values()].filter(
      sli => fresh.has(sli.id) || this.#plans.get(sli.id) !== planText(sli),
    );
    for (const chunk of chunksOf(used, ROWS_PER_TRANSACTION)) {
      const rows: SliRow[] = await this.#database.transaction(
        async transaction => {
          await checkLease(transaction, lease);
          await transaction('slo_slis')
            .insert(chunk.map(sli => newRow(sli, now)))
            .onConflict('id')
            .merge(['definition', 'source', 'server', 'plan', 'unused_since']);
          return transaction('slo_slis').whereIn(
            'id',
            chunk.map(({ id }) => id),
          );
        },
      );
      for (const row of rows) {
        if (fresh.has(row.id)) slis.get(row.id)?.resume(row);
      }
      for (const sli of chunk) this.#plans.set(sli.id, planText(sli));
      await othersTurn();
    }
    await this.#database.transaction(async transaction => {
      await checkLease(transaction, lease);
      const rows: Array<{ id: string }> = await transaction('slo_slis')
        .select('id')
        .whereNull('unused_since');
      const unused = rows.flatMap(({ id }) => (slis.has(id) ? [] : id));
      for (const id of unused) this.#plans.delete(id);
      for (const chunk of chunksOf(unused)) {
        await transaction('slo_slis')
          .whereIn('id', chunk)
          .update({ unused_since: now });
      }
    });
  }

  async #load(): Promise<Map<string, KnownSlo>> {
    if (!this.#known) {
      const rows: KnownSlo[] = await this.#database<SloRow>('slos').select(
        'ref',
        'hash',
        'sli_ids',
        'removed_at',
        'service_id',
      );
      this.#known = new Map(rows.map(row => [row.ref, row]));
    }
    return this.#known;
  }

  /** Writes some, or each by itself where one of them cannot be stored. */
  async #putTogether(lease: Lease, slos: SloColumns[]): Promise<SloColumns[]> {
    try {
      await this.#put(lease, slos);
      return slos;
    } catch (error) {
      if (slos.length === 1) {
        this.#logger.error(`Cannot store ${slos[0].ref}: ${error}`);
        return [];
      }
    }
    const stored: SloColumns[] = [];
    for (const one of slos)
      stored.push(...(await this.#putTogether(lease, [one])));
    return stored;
  }

  async #put(lease: Lease, slos: SloColumns[]) {
    const now = this.#now();
    await this.#database.transaction(async transaction => {
      await checkLease(transaction, lease);
      for (const columns of slos) {
        // What was said of another definition is not said of this one.
        const known = this.#known?.get(columns.ref);
        const { ref, visibility } = columns;
        // Who may see its alerts is judged as it is now, also of those that have ended.
        await transaction('alerts')
          .where('slo', ref)
          .whereNot({ visibility })
          .update({ visibility });
        const same =
          known?.removed_at === null && known.sli_ids === columns.sli_ids;
        const standing =
          same && columns.definition !== null ? {} : unknownYet(columns);
        const row = {
          ...columns,
          ...standing,
          changed_at: now,
          removed_at: null,
        };
        const updated = known
          ? await transaction('slos').where({ ref }).update(row)
          : 0;
        // One that left long ago is forgotten meanwhile.
        if (updated === 0) {
          const fresh = { ...row, ...unknownYet(columns), created_at: now };
          await transaction('slos').insert(fresh);
        }
      }
    });
  }

  async #remove(lease: Lease, gone: KnownSlo[]) {
    const now = this.#now();
    for (const chunk of chunksOf(gone)) {
      await this.#database.transaction(async transaction => {
        await checkLease(transaction, lease);
        await transaction('slos')
          .whereIn(
            'ref',
            chunk.map(({ ref }) => ref),
          )
          .update({ removed_at: now, changed_at: now });
      });
      for (const row of chunk) row.removed_at = now;
    }
  }
}

function unknownYet({ definition }: SloColumns) {
  const state =
    definition === null ? ('invalid' as const) : ('unknown' as const);
  return {
    state,
    state_rank: STATE_RANK[state],
    remaining: null,
    burn_rate: null,
    evaluation: null,
    evaluated_at: null,
  };
}

function planText({ plan }: TrackedSli): string {
  return storable(JSON.stringify(plan));
}

function newRow(sli: TrackedSli, now: number): SliRow {
  return {
    id: sli.id,
    definition: JSON.stringify(sli.definition),
    source: sli.source ?? null,
    server: sli.server ?? null,
    plan: planText(sli),
    ...sli.columns(),
    created_at: now,
    unused_since: null,
  };
}
