import { Knex } from 'knex';
import { chunksOf } from '../database/rows';
import { IncidentEvent, IncidentTopic } from './model';
import { IncidentEventRow } from './rows';

const MINUTE = 60 * 1000;
const WEEK = 7 * 24 * 60 * MINUTE;
/** What was written before and is stored only now, or by a clock that is behind, is seen for so long. */
const LATE = 10 * MINUTE;
/** So often everything is looked at again, whatever was told. */
const WHOLE = 10 * MINUTE;

/** Up to where a listener was told of everything, and when that was found out from all there is. */
interface Position {
  at: number;
  foundAt: number;
}

/**
 * What listeners are to be told of, each of it once.
 *
 * @internal
 */
export class Outbox {
  readonly #database: Knex;
  readonly #now: () => number;
  readonly #positions = new Map<string, Position>();

  static create(options: { database: Knex; now: () => number }): Outbox {
    return new Outbox(options.database, options.now);
  }

  private constructor(database: Knex, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  async events(listener: string, limit: number): Promise<IncidentEvent[]> {
    const now = this.#now();
    const known = this.#position(listener, now);
    const since = known ? Math.min(known.at, now) - LATE : -Infinity;
    const rows: IncidentEventRow[] = await this.#database('incident_events')
      .where('at', '>=', Math.max(since, now - WEEK))
      .whereNotExists(told =>
        told
          .select(this.#database.raw('1'))
          .from('incident_events_told')
          .where({ listener })
          .whereRaw('incident_events_told.event_id = incident_events.id'),
      )
      .orderBy(['at', 'id'])
      .limit(limit);
    const [first] = rows;
    this.#positions.set(listener, {
      at: first ? Number(first.at) : now,
      foundAt: known?.foundAt ?? now,
    });
    return rows.map(row => ({
      id: row.id,
      incidentId: row.incident_id,
      at: Number(row.at),
      topic: row.topic as IncidentTopic,
      data: JSON.parse(row.data),
    }));
  }

  /** Missing where all of the week is to be looked at. */
  #position(listener: string, now: number): Position | undefined {
    const known = this.#positions.get(listener);
    // Clocks are also set back.
    const age = known ? Math.abs(now - known.foundAt) : Infinity;
    return age < WHOLE ? known : undefined;
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
