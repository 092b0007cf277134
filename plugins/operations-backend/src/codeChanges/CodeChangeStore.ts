import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { chunksOf, CodeChangeRow } from '../database/rows';
import { storable } from '../database/text';
import { checkLease, Lease } from '../leases';

const ROWS_AT_ONCE = 100;
const LONGEST_MESSAGE = 300;
const MOST_PATHS = 100;

/** A change as it comes from its source. @internal */
export interface NewCodeChange
  extends Pick<
    CodeChangeRow,
    'service_id' | 'source' | 'kind' | 'repository' | 'revision' | 'message'
  > {
  at: Date;
  visibility?: CodeChangeRow['visibility'];
  reverts?: string;
  url?: string;
  pullRequest?: object;
  author?: object;
  paths?: string[];
}

function toRow(change: NewCodeChange, now: number): CodeChangeRow {
  const { at, pullRequest, author, paths = [], ...rest } = change;
  return {
    id: randomUUID(),
    service_id: rest.service_id,
    source: rest.source,
    kind: rest.kind,
    repository: storable(rest.repository),
    revision: storable(rest.revision).slice(0, 64),
    // Clocks of those who commit are not always right; what is ahead of ours would stay on top.
    at: Math.min(at.getTime(), now),
    message: storable(rest.message).slice(0, LONGEST_MESSAGE),
    visibility: rest.visibility ?? 'public',
    reverts: rest.reverts?.slice(0, 64) ?? null,
    url: rest.url ?? null,
    pull_request: pullRequest ? storable(JSON.stringify(pullRequest)) : null,
    author: author ? storable(JSON.stringify(author)) : null,
    paths: storable(JSON.stringify(paths.slice(0, MOST_PATHS))),
  };
}

/**
 * Keeps what was written of services.
 *
 * @internal
 */
export class CodeChangeStore {
  readonly #database: Knex;
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    now?: () => number;
  }): CodeChangeStore {
    return new CodeChangeStore(options.database, options.now ?? Date.now);
  }

  private constructor(database: Knex, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  /**
   * Keeps what is not known yet. Of what is, the first words stay, and so does its id.
   *
   * @returns the services of which something is new.
   */
  async add(lease: Lease, changes: NewCodeChange[]): Promise<Set<string>> {
    const touched = new Set<string>();
    const rows = changes
      .filter(({ at }) => !Number.isNaN(at.getTime()))
      .map(change => toRow(change, this.#now()));
    for (const chunk of chunksOf(rows, ROWS_AT_ONCE)) {
      await this.#database.transaction(async transaction => {
        await checkLease(transaction, lease);
        const inserted: Array<{ service_id: string }> = await transaction(
          'code_changes',
        )
          .insert(chunk)
          .onConflict(['service_id', 'repository', 'revision', 'kind'])
          .ignore()
          .returning('service_id');
        for (const { service_id } of inserted) touched.add(service_id);
      });
    }
    return touched;
  }

  /** Forgets what is not in git any more: histories are rewritten. */
  async keepOnly(
    lease: Lease,
    place: { serviceId: string; repository: string; kinds: string[] },
    since: number,
    revisions: ReadonlySet<string>,
  ): Promise<boolean> {
    return this.#database.transaction(async transaction => {
      await checkLease(transaction, lease);
      const rows: Array<Pick<CodeChangeRow, 'id' | 'revision'>> =
        await transaction('code_changes')
          .where({
            service_id: place.serviceId,
            repository: place.repository,
          })
          .whereIn('kind', place.kinds)
          .where('at', '>=', since)
          .select('id', 'revision');
      const gone = rows.filter(({ revision }) => !revisions.has(revision));
      for (const chunk of chunksOf(gone)) {
        await transaction('code_changes')
          .whereIn(
            'id',
            chunk.map(({ id }) => id),
          )
          .delete();
      }
      return gone.length > 0;
    });
  }
}

/** @internal */
export async function pruneCodeChanges(
  transaction: Knex.Transaction,
  before: number,
): Promise<void> {
  await transaction('code_changes').where('at', '<', before).delete();
}
