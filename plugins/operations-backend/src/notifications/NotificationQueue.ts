import { Knex } from 'knex';
import { chunksOf, Milliseconds } from '../database/rows';
import { IncidentTopic } from '../incidents/model';
import { isNews } from './Recipients';

/** News are told so often at most, to each person of each incident. */
const COLLECT_MILLISECONDS = 10 * 60 * 1000;
const ROWS_PER_STATEMENT = 100;

/** @internal */
export interface NotificationRow {
  incident_id: string;
  person: string;
  /** JSON: IncidentTopic[] */
  topics: string;
  revision: number;
  due_at: Milliseconds | null;
  waiting_since: Milliseconds | null;
  attempts: number;
  collected_at: Milliseconds | null;
  updated_at: Milliseconds;
}

/** What a person is to be told of an incident. @internal */
export interface ToTell {
  incidentId: string;
  person: string;
  topics: IncidentTopic[];
}

function keyOf(incidentId: string, person: string): string {
  return `${incidentId} ${person}`;
}

/** Adds to what people are to be told. @internal */
export async function enqueueNotifications(
  transaction: Knex.Transaction,
  toTell: ToTell[],
  now: number,
): Promise<void> {
  for (const chunk of chunksOf(toTell, ROWS_PER_STATEMENT)) {
    const known: NotificationRow[] = await transaction('incident_notifications')
      .whereIn('incident_id', [
        ...new Set(chunk.map(({ incidentId }) => incidentId)),
      ])
      .whereIn('person', [...new Set(chunk.map(({ person }) => person))])
      // What is being told at this moment is not told a second time for what was read before.
      .forUpdate();
    const byKey = new Map(
      known.map(row => [keyOf(row.incident_id, row.person), row]),
    );
    await transaction('incident_notifications')
      .insert(
        chunk.map(one =>
          withTopics(byKey.get(keyOf(one.incidentId, one.person)), one, now),
        ),
      )
      .onConflict(['incident_id', 'person'])
      .merge();
  }
}

function withTopics(
  row: NotificationRow | undefined,
  { incidentId, person, topics }: ToTell,
  now: number,
): NotificationRow {
  const before: IncidentTopic[] = row ? JSON.parse(row.topics) : [];
  const collected = Number(row?.collected_at ?? -Infinity);
  const due = topics.every(isNews)
    ? Number(row?.due_at ?? Math.max(now, collected + COLLECT_MILLISECONDS))
    : now;
  return {
    incident_id: incidentId,
    person,
    topics: JSON.stringify([...new Set([...before, ...topics])]),
    revision: (row?.revision ?? 0) + 1,
    due_at: due,
    waiting_since: row?.waiting_since ?? now,
    attempts: row?.attempts ?? 0,
    collected_at: row?.collected_at ?? null,
    updated_at: now,
  };
}

/**
 * Changes what is to be told, unless there is more to be told meanwhile.
 *
 * @internal
 */
export async function changeNotification(
  transaction: Knex.Transaction,
  { incident_id, person, revision }: NotificationRow,
  columns: Partial<NotificationRow>,
): Promise<void> {
  await transaction('incident_notifications')
    .where({ incident_id, person, revision })
    .update(columns);
}

/** Nothing is left to be told. @internal */
export const NOTHING_LEFT: Partial<NotificationRow> = {
  topics: '[]',
  due_at: null,
  waiting_since: null,
  attempts: 0,
};

/** Forgets what people were told of long ago. @internal */
export async function pruneNotifications(
  transaction: Knex.Transaction,
  before: number,
): Promise<void> {
  await transaction('incident_notifications')
    .where('updated_at', '<', before)
    .whereNull('due_at')
    .delete();
}
