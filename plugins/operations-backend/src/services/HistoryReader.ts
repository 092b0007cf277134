import {
  HistorySegment,
  ServiceHistory,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { EnvironmentRow, timeOf, TransitionRow } from '../database/rows';
import { sameButDetail } from '../observations/sameReasons';
import { HEADLINE } from '../observations/transitions';

/**
 * Reads the health of a service over time.
 *
 * @internal
 */
export class HistoryReader {
  readonly #database: Knex;
  readonly #now: () => number;

  static create(options: { database: Knex; now?: () => number }) {
    return new HistoryReader(options.database, options.now ?? Date.now);
  }

  private constructor(database: Knex, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  async read(
    serviceId: string,
    window: { from: number; to: number; environment?: string },
  ): Promise<ServiceHistory> {
    const { from, to, environment = HEADLINE } = window;
    const key = { service_id: serviceId, environment };
    const state: EnvironmentRow | undefined = await this.#database(
      'environment_health',
    )
      .where(key)
      .first();
    const before = this.#database('health_transitions')
      .where(key)
      .andWhere('at', '<=', from)
      .max('at');
    const transitions: TransitionRow[] = await this.#database(
      'health_transitions',
    )
      .where(key)
      // The one that was in force when the window begins, and those inside.
      .andWhere('at', '>=', this.#database.raw('coalesce((?), 0)', [before]))
      .andWhere('at', '<', to)
      .orderBy('at');
    const lookedSince = timeOf(state?.looked_since ?? null);
    return {
      from: iso(from),
      to: iso(to),
      lookedSince: lookedSince === undefined ? undefined : iso(lookedSince),
      segments: segmentsOf(transitions, from, Math.min(to, this.#now())),
    };
  }
}

function iso(time: number): string {
  return new Date(time).toISOString();
}

function segmentsOf(
  transitions: TransitionRow[],
  from: number,
  to: number,
): HistorySegment[] {
  const segments: HistorySegment[] = [];
  transitions.forEach((transition, index) => {
    const next = transitions.at(index + 1);
    const begins = Math.max(Number(transition.at), from);
    const ends = Math.min(next ? Number(next.at) : to, to);
    if (ends <= begins) return;
    const reasons = JSON.parse(transition.reasons);
    const last = segments.at(-1);
    // Different reasons make a segment of their own, repeated ones do not.
    if (
      last?.status === transition.status &&
      sameButDetail(last.reasons, reasons)
    ) {
      last.to = iso(ends);
      return;
    }
    segments.push({
      from: iso(begins),
      to: iso(ends),
      status: transition.status,
      reasons,
    });
  });
  return segments;
}
