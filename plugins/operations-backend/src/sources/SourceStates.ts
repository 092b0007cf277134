import { SourceState } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { checkLease, Lease, nowOf } from '../leases';

/** How a source is, as its holder has written it. @internal */
export interface StoredSourceState {
  state: SourceState;
  message: string;
  since: number;
}

/**
 * Keeps how each source is where every replica can read it.
 *
 * @internal
 */
export class SourceStates {
  readonly #database: Knex;
  readonly #now: () => number;

  static create(options: { database: Knex; now?: () => number }): SourceStates {
    return new SourceStates(options.database, options.now ?? Date.now);
  }

  private constructor(database: Knex, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  /** Writes the state of a source; its beginning moves only when the state changes, not its message. */
  async put(
    lease: Lease,
    source: { id: string; title: string },
    report: { state: SourceState; message: string },
  ): Promise<void> {
    await this.#database.transaction(async transaction => {
      await checkLease(transaction, lease);
      const before = await transaction('sources')
        .where('id', source.id)
        .first('state', 'since');
      const since =
        before?.state === report.state ? Number(before.since) : this.#now();
      await transaction('sources')
        .insert({ id: source.id, title: source.title, since, ...report })
        .onConflict('id')
        .merge();
    });
  }

  /** The states of the sources that some process runs at present. */
  async read(): Promise<Map<string, StoredSourceState>> {
    const rows = await this.#database('sources')
      .join(
        'leases',
        'leases.name',
        this.#database.raw(`'source:' || sources.id`),
      )
      // Given back on purpose or after a loss: nobody runs it, and the state would be of the past.
      .where('leases.expires_at', '>', nowOf(this.#database))
      .select('sources.id', 'state', 'message', 'since');
    return new Map(
      rows.map(({ id, state, message, since }) => [
        id,
        { state, message, since: Number(since) },
      ]),
    );
  }
}
