import { LoggerService } from '@backstage/backend-plugin-api';
import { OnCallShift } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { chunksOf, ServiceRow } from '../database/rows';
import { OnCallDesk } from '../onCall/OnCallDesk';
import { OnCall } from './Recipients';

/** @internal */
export interface FirstOnCallOptions {
  database: Knex;
  desk: Pick<OnCallDesk, 'now'>;
  logger: LoggerService;
}

/**
 * Who is called first for services at the moment, as calendars have it: whoever is called when those do not answer is
 * told by them.
 *
 * @internal
 */
export class FirstOnCall implements OnCall {
  readonly #database: Knex;
  readonly #desk: Pick<OnCallDesk, 'now'>;
  readonly #logger: LoggerService;

  static create(options: FirstOnCallOptions): FirstOnCall {
    return new FirstOnCall(options);
  }

  private constructor({ database, desk, logger }: FirstOnCallOptions) {
    this.#database = database;
    this.#desk = desk;
    this.#logger = logger;
  }

  async peopleFor(serviceIds: string[]): Promise<string[]> {
    const people = new Set<string>();
    for (const chunk of chunksOf(serviceIds)) {
      const rows: ServiceRow[] = await this.#database('services').whereIn(
        'id',
        chunk,
      );
      for (const row of rows) {
        const shifts = await this.#shiftsOf(row);
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

  /** A calendar that cannot be read keeps nobody else from being told. */
  async #shiftsOf(row: ServiceRow): Promise<OnCallShift[]> {
    try {
      return await this.#desk.now(row);
    } catch (error) {
      this.#logger.warn(
        `Cannot find out who is on call for ${row.entity_ref}: ${error}`,
      );
      return [];
    }
  }
}
