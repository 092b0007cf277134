import { SloDefinition } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { createHash } from 'node:crypto';
import { checkLease, Lease } from '../leases';
import { SloRow } from '../slos/sloColumns';
import { CodeChangeStore, NewCodeChange } from './CodeChangeStore';
import { Promises, promisesChanged, promisesOf } from './sloPromises';

type Seen = Pick<
  SloRow,
  | 'ref'
  | 'service_id'
  | 'title'
  | 'visibility'
  | 'definition'
  | 'created_at'
  | 'changed_at'
  | 'removed_at'
>;

/** What comes with its service, or with a new portal, is no change of either. */
const TOGETHER_MILLISECONDS = 10 * 60_000;

/**
 * Keeps what changed in what services promise: the catalog tells what holds now, and this what held before.
 *
 * @internal
 */
export class SloCollector {
  readonly #database: Knex;
  readonly #store: CodeChangeStore;
  #seenUntil = 0;

  static create(options: {
    database: Knex;
    store: CodeChangeStore;
  }): SloCollector {
    return new SloCollector(options.database, options.store);
  }

  private constructor(database: Knex, store: CodeChangeStore) {
    this.#database = database;
    this.#store = store;
  }

  /** @returns the services of which something is new. */
  async collect(lease: Lease): Promise<Set<string>> {
    const rows: Seen[] = await this.#database('slos')
      .where('changed_at', '>=', this.#seenUntil)
      .orderBy('changed_at')
      .select(
        'ref',
        'service_id',
        'title',
        'visibility',
        'definition',
        'created_at',
        'changed_at',
        'removed_at',
      );
    const touched = new Set<string>();
    for (const row of rows) {
      const changed = await this.#takeOne(lease, row);
      for (const id of changed) touched.add(id);
      this.#seenUntil = Number(row.changed_at);
    }
    return touched;
  }

  async #takeOne(lease: Lease, row: Seen): Promise<Set<string>> {
    const known = await this.#database('seen_slos')
      .where('ref', row.ref)
      .first('promises');
    const before: Promises | undefined = known && JSON.parse(known.promises);
    // What cannot be followed for a while is not gone.
    if (row.definition === null && row.removed_at === null) return new Set();
    const after =
      row.removed_at === null && row.definition !== null
        ? promisesOf(row.title, JSON.parse(row.definition) as SloDefinition)
        : undefined;
    const text = promisesChanged(before, after);
    if (text === undefined || row.service_id === null) return new Set();
    if (!before && (await this.#cameWithService(row))) {
      await this.#remember(lease, row.ref, after);
      return new Set();
    }
    const change: NewCodeChange = {
      service_id: row.service_id,
      source: 'catalog',
      kind: 'slo',
      repository: row.ref,
      revision: createHash('sha256')
        .update(JSON.stringify([row.changed_at, before, after]))
        .digest('hex'),
      at: new Date(Number(row.changed_at)),
      message: text,
      visibility: row.visibility,
    };
    const touched = await this.#store.add(lease, [change]);
    await this.#remember(lease, row.ref, after);
    return touched;
  }

  async #cameWithService({ service_id, created_at }: Seen): Promise<boolean> {
    const service = await this.#database('services')
      .where('id', service_id)
      .first('created_at');
    const later = Number(created_at) - Number(service?.created_at ?? 0);
    return later < TOGETHER_MILLISECONDS;
  }

  async #remember(lease: Lease, ref: string, promises: Promises | undefined) {
    await this.#database.transaction(async transaction => {
      await checkLease(transaction, lease);
      if (!promises) {
        await transaction('seen_slos').where({ ref }).delete();
        return;
      }
      await transaction('seen_slos')
        .insert({ ref, promises: JSON.stringify(promises) })
        .onConflict('ref')
        .merge();
    });
  }
}
