import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { IncidentSeverity } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { Lease } from '../../leases';
import { backOff } from '../../notifications/backOff';
import { heldUntil, quietUntil } from '../../notifications/quietHours';
import { inTime } from '../../notifications/repeat';
import { SettingsStore } from '../../notifications/SettingsStore';
import { PublicText } from '../../redaction/PublicText';
import { QuestionStore } from '../QuestionStore';
import { QuestionNotificationRow, QuestionRow } from '../rows';
import { notificationOf } from './notificationText';

const ROWS_AT_ONCE = 200;
const ANSWER_MILLISECONDS = 30_000;
const RETRY = { first: 5_000, factor: 3, most: 15 * 60 * 1000 };
/** What could not be told for so long is told to nobody: the page says it. */
const GIVE_UP_MILLISECONDS = 3 * 24 * 60 * 60 * 1000;

type DueRow = QuestionNotificationRow &
  Pick<QuestionRow, 'key' | 'title' | 'state' | 'first_answer_at'> & {
    service_ref: string | null;
    service_title: string | null;
    severity: IncidentSeverity | null;
    resolved_at: number | string | null;
  };

/** @internal */
export interface QuestionNotifierOptions {
  database: Knex;
  logger: LoggerService;
  notifications: NotificationService;
  store: QuestionStore;
  publicText: PublicText;
  now?: () => number;
}

/**
 * Tells people what is due, as it is now. A notification has the key of its question as its scope, so that telling it again
 * after a kill changes nothing on the screen.
 *
 * @internal
 */
export class QuestionNotifier {
  readonly #options: QuestionNotifierOptions;
  readonly #settings: SettingsStore;
  readonly #now: () => number;

  static create(options: QuestionNotifierOptions): QuestionNotifier {
    return new QuestionNotifier(options);
  }

  private constructor(options: QuestionNotifierOptions) {
    this.#options = options;
    this.#settings = SettingsStore.create(options);
    this.#now = options.now ?? Date.now;
  }

  async send(lease: Lease, signal: AbortSignal): Promise<void> {
    const rows = await this.#due();
    const settings = await this.#settings.readAll([
      ...new Set(rows.map(({ person }) => person)),
    ]);
    for (const row of rows) {
      if (signal.aborted) return;
      const now = this.#now();
      const urgent = row.severity !== null && row.resolved_at === null;
      if (row.topic === 'asked' && !isWanted(row)) {
        await this.#put(lease, row, { due_at: null });
        continue;
      }
      const known = settings.get(row.person);
      const until =
        urgent && row.severity !== null
          ? heldUntil(known, row.severity, now)
          : known?.quietHours && quietUntil(known.quietHours, now);
      if (until !== undefined) await this.#put(lease, row, { due_at: until });
      else await this.#tell(lease, row, { urgent, signal });
    }
  }

  async #due(): Promise<DueRow[]> {
    return this.#options
      .database('question_notifications')
      .join('questions', 'questions.id', 'question_notifications.question_id')
      .leftJoin('services', 'services.id', 'questions.root_service_id')
      .leftJoin('incidents', 'incidents.id', 'questions.incident_id')
      .where('question_notifications.due_at', '<=', this.#now())
      .orderBy([
        'question_notifications.due_at',
        'question_notifications.question_id',
        'question_notifications.person',
      ])
      .limit(ROWS_AT_ONCE)
      .select('question_notifications.*', {
        key: 'questions.key',
        title: 'questions.title',
        state: 'questions.state',
        first_answer_at: 'questions.first_answer_at',
        service_ref: 'services.entity_ref',
        service_title: 'services.title',
        severity: 'incidents.severity',
        resolved_at: 'incidents.resolved_at',
      });
  }

  async #tell(
    lease: Lease,
    row: DueRow,
    { urgent, signal }: { urgent: boolean; signal: AbortSignal },
  ): Promise<void> {
    const { notifications, logger, publicText } = this.#options;
    const service = row.service_title ?? row.service_ref ?? undefined;
    const title = publicText.withoutRemoved(row.title);
    try {
      await inTime(
        notifications.send({
          recipients: { type: 'entity', entityRef: row.person },
          payload: notificationOf(
            row.topic,
            { key: row.key, title },
            { service, urgent },
          ),
        }),
        ANSWER_MILLISECONDS,
        signal,
      );
      await this.#put(lease, row, { due_at: null, attempts: 0 });
      await this.#noteTold(lease, row);
    } catch (error) {
      if (signal.aborted) return;
      logger.warn(`Cannot tell of ${row.key}, trying again later: ${error}`);
      const now = this.#now();
      const attempts = row.attempts + 1;
      const gone = Number(row.waiting_since) < now - GIVE_UP_MILLISECONDS;
      await this.#put(
        lease,
        row,
        gone
          ? { due_at: null }
          : { attempts, due_at: now + backOff(attempts, RETRY) },
      );
    }
  }

  /** The thread says that whoever it is asked of knows of it. */
  async #noteTold(
    lease: Lease,
    { question_id, person, topic }: DueRow,
  ): Promise<void> {
    if (topic !== 'asked') return;
    await this.#options.store.transaction(
      async writer => {
        const asked = await writer
          .transaction('question_recipients')
          .where({ question_id, ref: person })
          .first('ref');
        if (!asked) return;
        await writer.note(question_id, { kind: 'told', data: { to: person } });
        await writer.put(question_id);
      },
      { lease },
    );
  }

  /** What has happened meanwhile is told, too. */
  async #put(
    lease: Lease,
    { question_id, person, revision }: DueRow,
    columns: Partial<QuestionNotificationRow>,
  ): Promise<void> {
    await this.#options.store.transaction(
      async ({ transaction }) => {
        await transaction('question_notifications')
          .where({ question_id, person, revision })
          .update(columns);
      },
      { lease },
    );
  }
}

/** Whoever was asked what is answered by now need not hurry; whoever is asked in spite of an answer is wanted. */
function isWanted({ state, waiting_since, first_answer_at }: DueRow): boolean {
  if (state !== 'answered') return state === 'open';
  return Number(waiting_since) >= Number(first_answer_at ?? 0);
}
