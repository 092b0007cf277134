import { Knex } from 'knex';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { FieldError } from '../api/FieldError';

/** A part of an order; all of them together tell any two rows apart. @internal */
export interface SortKey {
  expression: string;
  bindings: Array<string | number>;
  descending: boolean;
  numeric?: boolean;
}

/** What was asked for. Everything but limit and cursor belongs to the cursor. @internal */
export interface PageQuery {
  limit?: number;
  cursor?: string;
}

const DEFAULT_LIMIT = 50;

const cursorSchema = z.object({
  for: z.string(),
  // Anybody can write a cursor; NUL is no text to a database.
  after: z.array(z.union([z.string().regex(/^[^\0]*$/), z.number()])),
});

/** What a cursor belongs to: going on under other filters would leave rows out unnoticed. */
function queryKey({ limit: _, cursor: __, ...query }: PageQuery): string {
  const entries = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify(entries))
    .digest('base64url')
    .slice(0, 12);
}

function readCursor(query: PageQuery, cursor: string, keys: SortKey[]) {
  try {
    const parsed = cursorSchema.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')),
    );
    if (
      parsed.for === queryKey(query) &&
      parsed.after.length === keys.length &&
      keys.every(
        ({ numeric }, at) =>
          !numeric || Number.isFinite(Number(parsed.after[at])),
      )
    ) {
      return parsed.after;
    }
  } catch {
    // Whatever is wrong with it, the remedy is the same.
  }
  throw new FieldError({
    field: 'cursor',
    value: cursor,
    message: 'This cursor does not belong to these filters and this sorting.',
    remedy:
      'Leave the cursor out to begin with the first page, or repeat the query that returned it unchanged.',
  });
}

function writeCursor(query: PageQuery, after: Array<string | number>): string {
  return Buffer.from(JSON.stringify({ for: queryKey(query), after })).toString(
    'base64url',
  );
}

/** Every step of the ladder: equal so far, and beyond in the next key. */
function beginAfter(
  builder: Knex.QueryBuilder,
  keys: SortKey[],
  after: Array<string | number>,
) {
  builder.andWhere(ladder => {
    keys.forEach((key, at) => {
      ladder.orWhere(step => {
        keys.slice(0, at).forEach((equal, before) => {
          step.whereRaw(`${equal.expression} = ?`, [
            ...equal.bindings,
            after[before],
          ]);
        });
        step.whereRaw(`${key.expression} ${key.descending ? '<' : '>'} ?`, [
          ...key.bindings,
          after[at],
        ]);
      });
    });
  });
}

/**
 * Reads a page: rows in the order of the keys, from the cursor on.
 *
 * @param rows - selects and filters, without order and limit.
 * @internal
 */
export async function readPage<Row>(
  rows: Knex.QueryBuilder,
  query: PageQuery,
  keys: SortKey[],
): Promise<{ rows: Row[]; nextCursor?: string }> {
  const { limit = DEFAULT_LIMIT, cursor } = query;
  keys.forEach(({ expression, bindings, descending }, at) => {
    // Numbers come as strings from some databases and go back as they compare.
    rows.select(rows.client.raw(`${expression} as key${at}`, bindings));
    rows.orderByRaw(`${expression} ${descending ? 'desc' : 'asc'}`, bindings);
  });
  if (cursor) beginAfter(rows, keys, readCursor(query, cursor, keys));
  const found: Array<Row & Record<string, string | number>> = await rows.limit(
    limit + 1,
  );
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    nextCursor:
      found.length > limit && last
        ? writeCursor(
            query,
            keys.map((_, at) => last[`key${at}`]),
          )
        : undefined,
  };
}
