import {
  SimilarDocument,
  SimilarKind,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { Milliseconds } from '../database/rows';

/** What decides whether something is read again, and who may find it. @internal */
export interface TextState {
  id: string;
  version: number;
  updatedAt: number;
  visibility: Visibility;
  /** Of the root service. */
  serviceId?: string;
  /** The incident that it is, or is about. */
  incidentId?: string;
  /** Whether it can be found at all. */
  present: boolean;
}

/** What is found, in both accounts. @internal */
export interface FoundText {
  internal: SimilarDocument;
  /** Redacted; missing where there is no public account. */
  public?: SimilarDocument;
}

/** From which change on; without an id, from the first of that moment. @internal */
export interface After {
  updatedAt: number;
  id?: string;
}

/** Something whose texts are found again. @internal */
export interface TextSource {
  kind: SimilarKind;
  /** In the order of their changes, and after one of them. */
  page(after: After): Promise<TextState[]>;
  read(ids: string[]): Promise<FoundText[]>;
}

/** @internal */
export const STATES_AT_ONCE = 1_000;

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
    .limit(STATES_AT_ONCE);
}

/** @internal */
export function stateOf(
  row: ChangingRow,
): Omit<TextState, 'present' | 'incidentId'> {
  return {
    id: row.id,
    version: row.version,
    updatedAt: Number(row.updated_at),
    visibility: row.visibility,
    serviceId: row.root_service_id ?? undefined,
  };
}
