import { RequestOrigin } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { RequestAudience } from '../audience';
import { IntakePlace } from './IntakeSet';
import { IntakeRow, nameOf } from './rows';

/** Knows by which issue a request was asked for, or is shown. @internal */
export class OriginReader {
  readonly #database: Knex;
  readonly #places: IntakePlace[];

  static create(options: {
    database: Knex;
    places: IntakePlace[];
  }): OriginReader {
    return new OriginReader(options.database, options.places);
  }

  private constructor(database: Knex, places: IntakePlace[]) {
    this.#database = database;
    this.#places = places;
  }

  /** Undefined where there is none that the reader may know of. */
  async of(
    requestId: string,
    { showPersons }: Pick<RequestAudience, 'showPersons'>,
  ): Promise<RequestOrigin | undefined> {
    const row: IntakeRow | undefined = await this.#database('intake_issues')
      .where('request_id', requestId)
      .whereNotNull('number')
      .orderBy('created_at')
      .first();
    if (!row) return undefined;
    const place = this.#places.find(({ url }) => url === row.repository);
    // Whoever may not read there has no use for it, and learns nothing of it.
    if (place?.visibility !== 'public' && !showPersons) return undefined;
    return {
      title: nameOf(row),
      url: `${row.repository}/issues/${row.number}`,
    };
  }
}
