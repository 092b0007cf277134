import { LoggerService } from '@backstage/backend-plugin-api';
import {
  NotificationSendOptions,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { chunksOf } from '../database/rows';
import { checkLease, Lease } from '../leases';
import { backOff } from './backOff';
import { CatalogPeople } from './CatalogPeople';
import {
  changeNotification,
  NotificationRow,
  NOTHING_LEFT,
} from './NotificationQueue';
import { notificationOf, topicToTell } from './notificationText';
import { heldUntil } from './quietHours';
import { PEOPLE_AT_ONCE, sendToPeople } from './sendToPeople';
import { SettingsStore } from './SettingsStore';
import { CurrentIncident, readToldIncidents } from './ToldIncidents';

const ROWS_AT_ONCE = 500;
const RETRY = { first: 5_000, factor: 3, most: 15 * 60 * 1000 };
/** What could not be told for so long is told to nobody: the page says it. */
const GIVE_UP_MILLISECONDS = 3 * 24 * 60 * 60 * 1000;

type Payload = NotificationSendOptions['payload'];

/** What becomes of a row. */
type Fate =
  | { row: NotificationRow; columns: Partial<NotificationRow> }
  | { row: NotificationRow; payload: Payload };

/**
 * Tells people what is due, as it is now. A notification has the key of its incident as its scope, so that telling it
 * again after a kill changes nothing on the screen.
 *
 * @internal
 */
export class NotificationSender {
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
  }): NotificationSender {
    return new NotificationSender(options);
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

  async send(lease: Lease, signal: AbortSignal): Promise<void> {
    const rows: NotificationRow[] = await this.#database(
      'incident_notifications',
    )
      .where('due_at', '<=', this.#now())
      .orderBy(['due_at', 'incident_id', 'person'])
      .limit(ROWS_AT_ONCE);
    if (rows.length === 0) return;
    const fates = await this.#fates(rows);
    await this.#write(
      lease,
      fates.flatMap(fate => ('columns' in fate ? fate : [])),
    );
    for (const { payload, rows: told } of byPayload(fates)) {
      for (const chunk of chunksOf(told, PEOPLE_AT_ONCE)) {
        if (signal.aborted) return;
        await this.#tell(lease, payload, { rows: chunk, signal });
      }
    }
  }

  async #fates(rows: NotificationRow[]): Promise<Fate[]> {
    const ids = [...new Set(rows.map(row => row.incident_id))];
    const people = [...new Set(rows.map(({ person }) => person))];
    const [incidents, settings] = await Promise.all([
      readToldIncidents(this.#database, ids),
      this.#settings.readAll(people),
    ]);
    const members = await this.#members(rows, incidents);
    const now = this.#now();
    return rows.map(row => {
      const { person } = row;
      const incident = incidents.get(row.incident_id);
      const forgotten = { row, columns: NOTHING_LEFT };
      if (!incident || !(incident.open || members.has(person))) {
        return forgotten;
      }
      const roles = incident.roles.get(person) ?? [];
      const topic = topicToTell(JSON.parse(row.topics), incident, roles);
      if (!topic) return forgotten;
      const { severity } = incident.row;
      const until = heldUntil(settings.get(person), severity, now);
      if (until !== undefined) return { row, columns: { due_at: until } };
      return { row, payload: notificationOf(topic, incident, roles) };
    });
  }

  /** What is internal is for people of the catalog only. */
  async #members(
    rows: NotificationRow[],
    incidents: Map<string, CurrentIncident>,
  ): Promise<Set<string>> {
    const people = rows
      .filter(row => incidents.get(row.incident_id)?.open === false)
      .map(({ person }) => person);
    return people.length > 0
      ? this.#people.known([...new Set(people)])
      : new Set();
  }

  async #tell(
    lease: Lease,
    payload: Payload,
    { rows, signal }: { rows: NotificationRow[]; signal: AbortSignal },
  ): Promise<void> {
    const now = this.#now();
    try {
      const people = rows.map(({ person }) => person);
      await sendToPeople(this.#notifications, people, { payload, signal });
      const columns = { ...NOTHING_LEFT, collected_at: now };
      await this.#write(
        lease,
        rows.map(row => ({ row, columns })),
      );
    } catch (error) {
      if (signal.aborted) return;
      this.#logger.warn(
        `Cannot notify ${rows.length} people of ${payload.scope}, trying again later: ${error}`,
      );
      await this.#write(
        lease,
        rows.map(row => ({ row, columns: afterFailure(row, now) })),
      );
    }
  }

  async #write(
    lease: Lease,
    changes: Array<{
      row: NotificationRow;
      columns: Partial<NotificationRow>;
    }>,
  ): Promise<void> {
    if (changes.length === 0) return;
    await this.#database.transaction(async transaction => {
      await checkLease(transaction, lease);
      for (const { row, columns } of changes) {
        await changeNotification(transaction, row, columns);
      }
    });
  }
}

function afterFailure(
  row: NotificationRow,
  now: number,
): Partial<NotificationRow> {
  if (Number(row.waiting_since) < now - GIVE_UP_MILLISECONDS) {
    return NOTHING_LEFT;
  }
  const attempts = row.attempts + 1;
  return { attempts, due_at: now + backOff(attempts, RETRY) };
}

/** Whoever is told the same is told together. */
function byPayload(fates: Fate[]) {
  const groups = new Map<
    string,
    { payload: Payload; rows: NotificationRow[] }
  >();
  for (const fate of fates) {
    if (!('payload' in fate)) continue;
    const { payload, row } = fate;
    const key = JSON.stringify(payload);
    const group = groups.get(key) ?? { payload, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}
