import { OnCallShift } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { chunksOf, ServiceRow } from '../database/rows';
import { OnCallDesk } from '../onCall/OnCallDesk';
import { OnCall } from './Recipients';

/**
 * Who is called first for services at the moment, as calendars have it: whoever is called when those do not answer is
 * told by them.
 *
 * @internal
 */
export class FirstOnCall implements OnCall {
  readonly #database: Knex;
  readonly #desk: Pick<OnCallDesk, 'now'>;

  static create(options: {
    database: Knex;
    desk: Pick<OnCallDesk, 'now'>;
  }): FirstOnCall {
    return new FirstOnCall(options.database, options.desk);
  }

  private constructor(database: Knex, desk: Pick<OnCallDesk, 'now'>) {
    this.#database = database;
    this.#desk = desk;
  }

  async peopleFor(serviceIds: string[]): Promise<string[]> {
    const people = new Set<string>();
    for (const chunk of chunksOf(serviceIds)) {
      const rows: ServiceRow[] = await this.#database('services').whereIn(
        'id',
        chunk,
      );
      for (const row of rows) {
        const shifts = await this.#desk.now(row);
        const levelOf = ({ level = 1 }: OnCallShift) => level;
        const first = Math.min(...shifts.map(levelOf));
        shifts
          .filter(shift => levelOf(shift) === first)
          .flatMap(shift => shift.people.flatMap(({ person }) => person ?? []))
          .forEach(({ ref }) => people.add(ref));
      }
    }
    return [...people];
  }
}
