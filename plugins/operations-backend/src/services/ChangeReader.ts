import {
  Change,
  ServiceChanges,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ChangeRow } from '../database/rows';
import { scopeOf } from '../observations/scopes';

/**
 * Reads what changed in how a service runs.
 *
 * @internal
 */
export class ChangeReader {
  readonly #database: Knex;

  static create(options: { database: Knex }): ChangeReader {
    return new ChangeReader(options.database);
  }

  private constructor(database: Knex) {
    this.#database = database;
  }

  async read(
    serviceId: string,
    options: {
      from: number;
      to: number;
      environments: string[];
      limit: number;
    },
  ): Promise<ServiceChanges> {
    const { from, to, environments, limit } = options;
    const rows: ChangeRow[] = await this.#database('changes')
      .where('service_id', serviceId)
      .whereIn('environment', environments)
      .andWhere('at', '>=', from)
      .andWhere('at', '<', to)
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'asc' },
      ])
      .limit(limit + 1);
    return {
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      items: rows.slice(0, limit).map(toChange),
      complete: rows.length <= limit,
    };
  }
}

/** A change as the API shows it. @internal */
export function toChange(row: ChangeRow): Change {
  return {
    id: row.id,
    at: new Date(Number(row.at)).toISOString(),
    kind: row.kind,
    source: row.source,
    scope: scopeOf(row),
    object: row.object ? JSON.parse(row.object) : undefined,
    summary: row.summary,
    detail: row.detail ?? undefined,
  };
}
