import { Knex } from 'knex';
import { chunksOf } from '../database/rows';
import { IncidentEvent, IncidentTopic } from './model';
import { IncidentEventRow } from './rows';

const WEEK = 7 * 24 * 60 * 60 * 1000;

/**
 * What listeners are to be told of, each of it once.
 *
 * @internal
 */
export class Outbox {
  readonly #database: Knex;
  readonly #now: () => number;

  static create(options: { database: Knex; now: () => number }): Outbox {
    return new Outbox(options.database, options.now);
  }

  private constructor(database: Knex, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  async events(listener: string, limit: number): Promise<IncidentEvent[]> {
    const rows: IncidentEventRow[] = await this.#database('incident_events')
      .where('at', '>=', this.#now() - WEEK)
      .whereNotExists(told =>
        told
          .select(this.#database.raw('1'))
          .from('incident_events_told')
          .where({ listener })
          .whereRaw('incident_events_told.event_id = incident_events.id'),
      )
      .orderBy(['at', 'id'])
      .limit(limit);
    return rows.map(row => ({
      id: row.id,
      incidentId: row.incident_id,
      at: Number(row.at),
      topic: row.topic as IncidentTopic,
      data: JSON.parse(row.data),
    }));
  }

  async told(
    listener: string,
    eventIds: string[],
    transaction?: Knex.Transaction,
  ): Promise<void> {
    const at = this.#now();
    for (const chunk of chunksOf(eventIds, 200)) {
      await (transaction ?? this.#database)('incident_events_told')
        .insert(chunk.map(event_id => ({ event_id, listener, at })))
        .onConflict(['listener', 'event_id'])
        .ignore();
    }
  }
}

/** Forgets what was to be told long ago. @internal */
export async function pruneIncidentEvents(
  transaction: Knex.Transaction,
  now: number,
): Promise<void> {
  const before = now - 2 * WEEK;
  await transaction('incident_events').where('at', '<', before).delete();
  await transaction('incident_events_told').where('at', '<', before).delete();
}
