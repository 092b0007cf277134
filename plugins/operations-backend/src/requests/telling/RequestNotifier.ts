import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { Lease } from '../../leases';
import { backOff } from '../../notifications/backOff';
import { CatalogPeople } from '../../notifications/CatalogPeople';
import { quietUntil } from '../../notifications/quietHours';
import { sendToPeople } from '../../notifications/sendToPeople';
import { SettingsStore } from '../../notifications/SettingsStore';
import { PublicText } from '../../redaction/PublicText';
import { RequestStore } from '../RequestStore';
import { RequestNotificationRow, RequestRow } from '../rows';
import { notificationOf } from './notificationText';

const ROWS_AT_ONCE = 200;
const RETRY = { first: 5_000, factor: 3, most: 15 * 60 * 1000 };
/** What could not be told for so long is told to nobody: the page says it. */
const GIVE_UP_MILLISECONDS = 3 * 24 * 60 * 60 * 1000;

type DueRow = RequestNotificationRow &
  Pick<RequestRow, 'key' | 'title' | 'state'>;

/** @internal */
export interface RequestNotifierOptions {
  database: Knex;
  logger: LoggerService;
  notifications: NotificationService;
  store: RequestStore;
  people: Pick<CatalogPeople, 'membersOf'>;
  publicText: PublicText;
  now?: () => number;
}

/** Those who have been told of the same by now. */
function toldOf(
  told: Map<string, Set<string>>,
  { request_id, topic }: DueRow,
): Set<string> {
  const key = `${request_id} ${topic}`;
  const known = told.get(key) ?? new Set();
  told.set(key, known);
  return known;
}

/**
 * Tells people and the members of groups what is due. A notification has the key of its request as its scope, so that telling
 * it again after a kill changes nothing on the screen.
 *
 * @internal
 */
export class RequestNotifier {
  readonly #options: RequestNotifierOptions;
  readonly #settings: SettingsStore;
  readonly #now: () => number;

  static create(options: RequestNotifierOptions): RequestNotifier {
    return new RequestNotifier(options);
  }

  private constructor(options: RequestNotifierOptions) {
    this.#options = options;
    this.#settings = SettingsStore.create(options);
    this.#now = options.now ?? Date.now;
  }

  async send(lease: Lease, signal: AbortSignal): Promise<void> {
    const rows: DueRow[] = await this.#options
      .database('request_notifications')
      .join('requests', 'requests.id', 'request_notifications.request_id')
      .where('due_at', '<=', this.#now())
      .orderBy(['due_at', 'request_id', 'ref'])
      .limit(ROWS_AT_ONCE)
      .select('request_notifications.*', 'key', 'title', 'state');
    const told = new Map<string, Set<string>>();
    for (const row of rows) {
      if (signal.aborted) return;
      // What is over waits for nobody's approval.
      const isOver = row.topic === 'review' && row.state !== 'open';
      if (isOver) await this.#put(lease, row);
      else await this.#tell(lease, row, { told: toldOf(told, row), signal });
    }
  }

  /** @param options - told: who has been told of it by now, themselves or by another group. */
  async #tell(
    lease: Lease,
    row: DueRow,
    { told, signal }: { told: Set<string>; signal: AbortSignal },
  ): Promise<void> {
    const { notifications, logger, people, publicText } = this.#options;
    const now = this.#now();
    try {
      const all = await people.membersOf(row.ref);
      const members = all.filter(person => !told.has(person));
      const settings = await this.#settings.readAll(members);
      const quiet = new Map<string, number>();
      for (const person of members) {
        const hours = settings.get(person)?.quietHours;
        const until = hours && quietUntil(hours, now);
        if (until !== undefined) quiet.set(person, until);
      }
      const title = publicText.withoutRemoved(row.title);
      await sendToPeople(
        notifications,
        members.filter(person => !quiet.has(person)),
        { payload: notificationOf(row.topic, { key: row.key, title }), signal },
      );
      for (const person of members) told.add(person);
      await this.#put(lease, row, quiet);
    } catch (error) {
      if (signal.aborted) return;
      logger.warn(`Cannot tell of ${row.key}, trying again later: ${error}`);
      const attempts = row.attempts + 1;
      const gone = Number(row.waiting_since) < now - GIVE_UP_MILLISECONDS;
      if (gone) await this.#put(lease, row);
      else {
        const due_at = now + backOff(attempts, RETRY);
        await this.#again(lease, row, { attempts, due_at });
      }
    }
  }

  /** It was told, but to those who have quiet hours. What is new meanwhile stays to be told. */
  async #put(
    lease: Lease,
    row: DueRow,
    quiet: ReadonlyMap<string, number> = new Map(),
  ): Promise<void> {
    const { request_id, ref, topic, waiting_since } = row;
    await this.#options.store.transaction(
      async ({ transaction }) => {
        await transaction('request_notifications')
          .where({ request_id, ref, topic, waiting_since })
          .delete();
        for (const [person, due_at] of quiet) {
          await transaction('request_notifications')
            .insert({
              request_id,
              ref: person,
              topic,
              due_at,
              waiting_since,
              attempts: 0,
            })
            .onConflict(['request_id', 'ref'])
            .ignore();
        }
      },
      { lease },
    );
  }

  async #again(
    lease: Lease,
    { request_id, ref, topic, waiting_since }: DueRow,
    columns: Pick<RequestNotificationRow, 'attempts' | 'due_at'>,
  ): Promise<void> {
    await this.#options.store.transaction(
      async ({ transaction }) => {
        await transaction('request_notifications')
          .where({ request_id, ref, topic, waiting_since })
          .update(columns);
      },
      { lease },
    );
  }
}
