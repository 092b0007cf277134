import { LoggerService } from '@backstage/backend-plugin-api';
import {
  NotificationSendOptions,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { checkLease, Lease } from '../../leases';
import { CatalogPeople } from '../../notifications/CatalogPeople';
import { quietUntil } from '../../notifications/quietHours';
import { sendToPeople } from '../../notifications/sendToPeople';
import { SettingsStore } from '../../notifications/SettingsStore';
import { ActionItemRow } from '../rows';
import { dayOf } from './days';

const DAY = 24 * 60 * 60 * 1000;
const WEEK = 7 * DAY;
/** So long before the last day; the day after it; then every week. */
const BEFORE = 3 * DAY;
/** Quiet hours of one in a team hold back no reminder for longer. */
const LONGEST_QUIET = DAY;

type DueRow = ActionItemRow & { key: string };

/** When somebody was to be reminded last; undefined where nobody was yet. @internal */
export function lastReminder(due: string, now: number): number | undefined {
  const end = Date.parse(due);
  if (Number.isNaN(end) || now < end - BEFORE) return undefined;
  const late = end + DAY;
  if (now < late) return end - BEFORE;
  return late + Math.floor((now - late) / WEEK) * WEEK;
}

function textOf(row: DueRow, now: number): NotificationSendOptions['payload'] {
  const { due, title, key } = row;
  const late = due !== null && due < dayOf(now);
  return {
    title: late ? `Overdue: ${title}` : `Due soon: ${title}`,
    description: `An action item of ${key}, ${
      late ? 'was' : 'is'
    } due on ${due}.`,
    link: `/operations/post-mortems/${key}`,
    severity: late ? 'high' : 'normal',
    // By this people switch reminders off in their settings.
    topic: 'Action items',
    scope: `${key} ${row.item_id}`,
  };
}

/**
 * Reminds owners of what they promised, until it is done.
 *
 * @internal
 */
export class Reminder {
  readonly #database: Knex;
  readonly #notifications: NotificationService;
  readonly #people: CatalogPeople;
  readonly #settings: SettingsStore;
  readonly #logger: LoggerService;
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    notifications: NotificationService;
    people: CatalogPeople;
    logger: LoggerService;
    now?: () => number;
  }): Reminder {
    return new Reminder(options);
  }

  private constructor(options: {
    database: Knex;
    notifications: NotificationService;
    people: CatalogPeople;
    logger: LoggerService;
    now?: () => number;
  }) {
    this.#database = options.database;
    this.#notifications = options.notifications;
    this.#people = options.people;
    this.#settings = SettingsStore.create(options);
    this.#logger = options.logger;
    this.#now = options.now ?? Date.now;
  }

  async remind(lease: Lease, signal: AbortSignal): Promise<void> {
    const now = this.#now();
    const rows: DueRow[] = await this.#database('action_items')
      .join('post_mortems', 'post_mortems.id', 'action_items.post_mortem_id')
      .whereNull('action_items.done')
      .whereNull('post_mortems.gone_at')
      .where('post_mortems.status', 'published')
      .whereNotNull('action_items.owner')
      .where('action_items.due', '<=', dayOf(now + BEFORE))
      .select('action_items.*', 'post_mortems.key');
    for (const row of rows) {
      if (signal.aborted) return;
      const wanted = lastReminder(row.due ?? '', now);
      const told = Number(row.reminded_at ?? -Infinity);
      if (wanted === undefined || told >= wanted) continue;
      await this.#tell(lease, row, { wanted, signal });
    }
  }

  async #tell(
    lease: Lease,
    row: DueRow,
    { wanted, signal }: { wanted: number; signal: AbortSignal },
  ): Promise<void> {
    const now = this.#now();
    try {
      const people = await this.#people.membersOf(row.owner ?? '');
      const settings = await this.#settings.readAll(people);
      const quiet = people.some(person => {
        const hours = settings.get(person)?.quietHours;
        return hours !== undefined && quietUntil(hours, now) !== undefined;
      });
      if (quiet && now < wanted + LONGEST_QUIET) return;
      const payload = textOf(row, now);
      await sendToPeople(this.#notifications, people, { payload, signal });
      await this.#database.transaction(async transaction => {
        await checkLease(transaction, lease);
        const { post_mortem_id, item_id } = row;
        await transaction('action_items')
          .where({ post_mortem_id, item_id })
          .update({ reminded_at: now });
      });
    } catch (error) {
      if (signal.aborted) return;
      this.#logger.warn(
        `Cannot remind of ${row.item_id} in ${row.key}, trying again later: ${error}`,
      );
    }
  }
}
