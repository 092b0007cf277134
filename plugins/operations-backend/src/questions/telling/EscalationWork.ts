import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { Lease, LeaseLostError } from '../../leases';
import { CatalogPeople } from '../../notifications/CatalogPeople';
import { QuestionStore } from '../QuestionStore';
import { EscalationState, QuestionRow } from '../rows';
import {
  EscalationPlan,
  EscalationPlanner,
  planColumns,
} from './EscalationPlanner';

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
  /** Called for each that could not be escalated; it is tried again. */
  onFailed?: () => void;
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
    const { database, logger, onFailed } = this.#options;
    const rows: QuestionRow[] = await database('questions')
      .where('escalate_at', '<=', this.#now())
      .orderBy(['escalate_at', 'id'])
      .limit(ROWS_AT_ONCE);
    for (const row of rows) {
      if (signal?.aborted) return;
      try {
        await this.#step(row, lease);
      } catch (error) {
        if (error instanceof LeaseLostError) throw error;
        // One that cannot be escalated keeps no other waiting.
        logger.warn(`Cannot escalate ${row.key}, trying again: ${error}`);
        onFailed?.();
        await this.#again(row, lease);
      }
    }
  }

  async #step(row: QuestionRow, lease: Lease): Promise<void> {
    const { store, planner } = this.#options;
    const { taken }: EscalationState = JSON.parse(row.escalation);
    const asked = await this.#asked(row.id);
    const { plan, due, told, nobody } = await this.#due(row, { asked, taken });
    const done = due ? [...taken, due.step] : taken;
    const after = due
      ? await planner.plan(row, {
          asked: [...asked, ...nobody, due.to.ref],
          taken: done,
        })
      : plan;
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
          await writer.tell(row.id, told, 'asked');
        }
        const columns = planColumns(after, done);
        if (
          columns.escalation === row.escalation &&
          columns.escalate_to === row.escalate_to
        ) {
          // Nobody is told that nobody was found again.
          const { escalate_at } = columns;
          await writer
            .transaction('questions')
            .where('id', row.id)
            .update({ escalate_at });
          return;
        }
        await writer.put(row.id, columns);
      },
      { lease },
    );
  }

  /** Whose turn it is now, and everybody who is told; groups in which there is nobody else are passed over. */
  async #due(
    row: QuestionRow,
    done: { asked: string[]; taken: number[] },
  ): Promise<{
    plan: EscalationPlan;
    due?: EscalationPlan['next'];
    told: string[];
    nobody: string[];
  }> {
    const { planner, people } = this.#options;
    const nobody: string[] = [];
    for (;;) {
      const asked = [...done.asked, ...nobody];
      const plan = await planner.plan(row, { ...done, asked });
      const { next } = plan;
      if (next === undefined || next.at > this.#now()) {
        return { plan, told: [], nobody };
      }
      const members = await people.membersOf(next.to.ref);
      const told = members.filter(person => person !== row.asker);
      if (told.length > 0) return { plan, due: next, told, nobody };
      nobody.push(next.to.ref);
    }
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
