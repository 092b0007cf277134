import { Visibility } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { Milliseconds } from './rows';

/** What tells whether a row is another one by now, and who may see it. @internal */
export interface ChangingState {
  id: string;
  version: number;
  updatedAt: number;
  visibility: Visibility;
  /** Of the root service. */
  serviceId?: string;
}

/** From which change on; without an id, from the first of that moment. @internal */
export interface After {
  updatedAt: number;
  id?: string;
}

/** @internal */
export const ROWS_AT_ONCE = 1_000;

/** Numbers come as strings from some databases. */
interface ChangingRow {
  id: string;
  version: number;
  updated_at: Milliseconds;
  visibility: Visibility;
  root_service_id: string | null;
}

const STATE_COLUMNS = [
  'id',
  'version',
  'updated_at',
  'visibility',
  'root_service_id',
];

/** Rows in the order of their changes, as the index has them: sorting all of them for each page takes long. @internal */
export async function changedRows<More extends object>(
  database: Knex,
  options: {
    table: 'incidents' | 'post_mortems' | 'questions' | 'runbooks';
    after: After;
    more: Array<keyof More & string>;
  },
): Promise<Array<ChangingRow & More>> {
  const { table, more } = options;
  const { updatedAt, id } = options.after;
  const query: Knex.QueryBuilder = database(table)
    .where('updated_at', '>=', updatedAt)
    .select([...STATE_COLUMNS, ...more]);
  if (id !== undefined) {
    query.andWhere(later =>
      later.where('updated_at', '>', updatedAt).orWhere('id', '<', id),
    );
  }
  return query
    .orderBy(['updated_at', { column: 'id', order: 'desc' }])
    .limit(ROWS_AT_ONCE);
}

/** @internal */
export function stateOf(row: ChangingRow): ChangingState {
  return {
    id: row.id,
    version: row.version,
    updatedAt: Number(row.updated_at),
    visibility: row.visibility,
    serviceId: row.root_service_id ?? undefined,
  };
}
