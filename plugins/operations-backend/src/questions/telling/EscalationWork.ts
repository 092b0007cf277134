import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { Lease } from '../../leases';
import { CatalogPeople } from '../../notifications/CatalogPeople';
import { QuestionStore } from '../QuestionStore';
import { EscalationState, QuestionRow } from '../rows';
import { EscalationPlanner } from './EscalationPlanner';

const ROWS_AT_ONCE = 50;
/** What cannot be planned is tried again then. */
const AGAIN_MILLISECONDS = 60_000;

/** @internal */
export interface EscalationWorkOptions {
  database: Knex;
  logger: LoggerService;
  store: QuestionStore;
  planner: EscalationPlanner;
  people: Pick<CatalogPeople, 'membersOf'>;
  now?: () => number;
}

/**
 * Asks others where nobody has answered, each step once.
 *
 * @internal
 */
export class EscalationWork {
  readonly #options: EscalationWorkOptions;
  readonly #now: () => number;

  static create(options: EscalationWorkOptions): EscalationWork {
    return new EscalationWork(options);
  }

  private constructor(options: EscalationWorkOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  async escalate(lease: Lease, signal?: AbortSignal): Promise<void> {
    const { database, logger } = this.#options;
    const rows: QuestionRow[] = await database('questions')
      .where('escalate_at', '<=', this.#now())
      .orderBy(['escalate_at', 'id'])
      .limit(ROWS_AT_ONCE);
    for (const row of rows) {
      if (signal?.aborted) return;
      try {
        await this.#step(row, lease);
      } catch (error) {
        logger.warn(`Cannot escalate ${row.key}, trying again: ${error}`);
        await this.#again(row, lease);
      }
    }
  }

  async #step(row: QuestionRow, lease: Lease): Promise<void> {
    const { store, planner, people } = this.#options;
    const { taken }: EscalationState = JSON.parse(row.escalation);
    const asked = await this.#asked(row.id);
    const next = await planner.next(row, { asked, taken });
    const due = next !== undefined && next.at <= this.#now() ? next : undefined;
    const members = due ? await people.membersOf(due.to.ref) : [];
    const done = due
      ? { asked: [...asked, due.to.ref], taken: [...taken, due.step] }
      : { asked, taken };
    const after = due ? await planner.next(row, done) : next;
    await store.transaction(
      async writer => {
        const present = await writer.hold(row.id);
        // Somebody has answered or written meanwhile: it is looked at again.
        if (present.version !== row.version) return;
        if (due) {
          const { ref } = due.to;
          await writer.address(row.id, { ref, why: due.why, escalated: true });
          const data = { to: ref, why: due.why };
          await writer.note(row.id, { kind: 'escalated', data });
          const told = members.filter(person => person !== row.asker);
          await writer.tell(row.id, told, 'asked');
        }
        await writer.put(row.id, {
          escalation: JSON.stringify({ taken: done.taken }),
          escalate_at: after?.at ?? null,
          escalate_to: after?.to.ref ?? null,
        });
      },
      { lease },
    );
  }

  async #asked(id: string): Promise<string[]> {
    const rows: Array<{ ref: string }> = await this.#options
      .database('question_recipients')
      .where('question_id', id)
      .orderBy('position')
      .select('ref');
    return rows.map(({ ref }) => ref);
  }

  async #again({ id }: QuestionRow, lease: Lease): Promise<void> {
    await this.#options.store.transaction(
      async ({ transaction }) => {
        await transaction('questions')
          .where({ id, state: 'open' })
          .update('escalate_at', this.#now() + AGAIN_MILLISECONDS);
      },
      { lease },
    );
  }
}
