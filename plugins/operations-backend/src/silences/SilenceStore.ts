import { AlertMatcher, Silence } from '@operate-first/plugin-operations-common';
import { SilenceReport } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { holdSource } from '../alerts/AlertStore';
import { chunksOf, Milliseconds } from '../database/rows';
import { storable } from '../database/text';
import { checkLease, Lease } from '../leases';

const ROWS_AT_ONCE = 50;
const LONGEST_ID = 200;

/** @internal */
export interface SilenceRow {
  source: string;
  id: string;
  state: Silence['state'];
  matchers: string;
  starts_at: Milliseconds;
  ends_at: Milliseconds;
  comment: string;
  created_by: string;
  url: string | null;
}

/** @internal */
export function toSilenceRow(
  source: string,
  silence: SilenceReport,
): SilenceRow {
  const matchers: AlertMatcher[] = silence.matchers;
  return {
    source,
    id: storable(silence.id).slice(0, LONGEST_ID),
    state: silence.state,
    matchers: storable(JSON.stringify(matchers)),
    starts_at: silence.startsAt.getTime(),
    ends_at: silence.endsAt.getTime(),
    comment: storable(silence.comment),
    created_by: storable(silence.createdBy),
    url: silence.url ?? null,
  };
}

function same(a: SilenceRow, b: SilenceRow): boolean {
  return (
    Number(a.starts_at) === Number(b.starts_at) &&
    Number(a.ends_at) === Number(b.ends_at) &&
    (['state', 'matchers', 'comment', 'created_by', 'url'] as const).every(
      name => a[name] === b[name],
    )
  );
}

/**
 * Silences as they were read last from where they are kept.
 *
 * @internal
 */
export class SilenceStore {
  readonly #database: Knex;
  readonly #now: () => number;
  readonly #onChange?: () => void;

  static create(options: {
    database: Knex;
    now?: () => number;
    onChange?: () => void;
  }): SilenceStore {
    return new SilenceStore(options);
  }

  private constructor(options: {
    database: Knex;
    now?: () => number;
    onChange?: () => void;
  }) {
    this.#database = options.database;
    this.#now = options.now ?? Date.now;
    this.#onChange = options.onChange;
  }

  /** Takes all silences of a source; those that are missing are forgotten. */
  async put(
    lease: Lease,
    source: string,
    silences: SilenceReport[],
  ): Promise<void> {
    const told = new Map(
      silences
        .map(silence => toSilenceRow(source, silence))
        .map(row => [row.id, row]),
    );
    const changes = await this.#database.transaction(async transaction => {
      await checkLease(transaction, lease);
      await holdSource(transaction, source, { silences_at: this.#now() });
      const stored: SilenceRow[] = await transaction('silences').where({
        source,
      });
      const known = new Map(stored.map(row => [row.id, row]));
      const gone = stored.filter(({ id }) => !told.has(id));
      const changed = [...told.values()].filter(row => {
        const before = known.get(row.id);
        return !before || !same(before, row);
      });
      for (const chunk of chunksOf(gone.map(({ id }) => id))) {
        await transaction('silences')
          .where({ source })
          .whereIn('id', chunk)
          .delete();
      }
      await write(transaction, changed);
      return gone.length + changed.length;
    });
    if (changes > 0) this.#onChange?.();
  }

  /** Takes one silence that was just made or ended, with the firing alerts that it keeps quiet from now on. */
  async putOne(
    source: string,
    silence: SilenceReport,
    alertIds: string[],
  ): Promise<void> {
    const row = toSilenceRow(source, silence);
    await this.#database.transaction(async transaction => {
      await holdSource(transaction, source);
      await write(transaction, [row]);
      const updated_at = this.#now();
      const firing = () =>
        transaction('alerts').where({ source }).whereNull('ends_at');
      if (silence.state === 'active') {
        for (const chunk of chunksOf(alertIds)) {
          await firing()
            .whereIn('id', chunk)
            .update({
              silenced_by: JSON.stringify([row.id]),
              suppressed: 'silenced',
              updated_at,
            });
        }
        return;
      }
      await firing()
        .where('silenced_by', JSON.stringify([row.id]))
        .andWhere('suppressed', 'silenced')
        .update({ silenced_by: '[]', suppressed: null, updated_at });
    });
    this.#onChange?.();
  }
}

async function write(transaction: Knex.Transaction, rows: SilenceRow[]) {
  for (const chunk of chunksOf(rows, ROWS_AT_ONCE)) {
    await transaction('silences')
      .insert(chunk)
      .onConflict(['source', 'id'])
      .merge();
  }
}
