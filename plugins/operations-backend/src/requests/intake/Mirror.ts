import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { ONLY_PUBLIC } from '../../access/criteria';
import { checkLease, Lease } from '../../leases';
import { visibleRequests } from '../readers/visible';
import { IntakePlace } from './IntakeSet';
import { IntakeRow, UNREAD } from './rows';

const AT_ONCE = 50;

/** Has requests of the portal shown as issues: those that are open, and that readers there may see. @internal */
export class Mirror {
  readonly #database: Knex;
  readonly #place: IntakePlace;
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    place: IntakePlace;
    now?: () => number;
  }): Mirror {
    return new Mirror(options.database, options.place, options.now ?? Date.now);
  }

  private constructor(database: Knex, place: IntakePlace, now: () => number) {
    this.#database = database;
    this.#place = place;
    this.#now = now;
  }

  async plan(lease: Lease): Promise<void> {
    const { url, system, visibility } = this.#place;
    const criteria = visibility === 'public' ? ONLY_PUBLIC : undefined;
    const rows: Array<{ id: string; key: string }> = await visibleRequests(
      this.#database,
      { criteria },
    )
      .where('requests.state', 'open')
      // Those that came by an issue have theirs.
      .whereNot('requests.task_id', 'like', `${system.id}:%`)
      .whereNotExists(
        this.#database('intake_issues')
          .whereRaw('intake_issues.request_id = requests.id')
          .select(this.#database.raw('1')),
      )
      .orderBy('requests.created_at')
      .limit(AT_ONCE)
      .select('requests.id', 'requests.key');
    if (rows.length === 0) return;
    const now = this.#now();
    await this.#database.transaction(async transaction => {
      await checkLease(transaction, lease);
      for (const { id, key } of rows) {
        const row: IntakeRow = {
          ...UNREAD,
          id: randomUUID(),
          system: system.id,
          repository: url,
          number: null,
          origin: 'portal',
          title: key,
          body: '',
          labels: '[]',
          state: 'open',
          author: '',
          body_by: '',
          closed_by: null,
          changed_at: 0,
          request_id: id,
          read_at: null,
          say_at: now,
          created_at: now,
        };
        await transaction('intake_issues').insert(row);
      }
    });
  }
}
