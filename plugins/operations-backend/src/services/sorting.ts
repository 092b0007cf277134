import { ServiceQuery } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { FieldError } from '../api/FieldError';

/** Sorts after every name there is. */
const LAST_TEXT = '\uffff';
const LAST_TIME = Number.MAX_SAFE_INTEGER;

interface SortKey {
  expression: string;
  bindings: Array<string | number>;
  descending: boolean;
  numeric?: boolean;
}

const NAME: SortKey[] = [
  { expression: 'services.sort_name', bindings: [], descending: false },
  { expression: 'services.id', bindings: [], descending: false },
];

function textKeys(column: string, descending: boolean): SortKey[] {
  // Those that have none come last, whichever way the others are turned.
  const missing = descending ? '' : LAST_TEXT;
  return [
    {
      expression: `coalesce(services.${column}, ?)`,
      bindings: [missing],
      descending,
    },
    ...NAME,
  ];
}

/** @internal */
export function sortKeysOf({ sort, order }: ServiceQuery): SortKey[] {
  switch (sort) {
    case 'name':
      return [{ ...NAME[0], descending: order === 'desc' }, NAME[1]];
    case 'owner':
    case 'system':
      return textKeys(sort, order === 'desc');
    case 'since': {
      const descending = order !== 'asc';
      return [
        {
          expression: 'coalesce(services.health_since, ?)',
          bindings: [descending ? 0 : LAST_TIME],
          descending,
          numeric: true,
        },
        ...NAME,
      ];
    }
    default:
      return [
        {
          expression: 'services.health_rank',
          bindings: [],
          // Rank 0 is the worst, and `desc` is worst first.
          descending: order === 'asc',
          numeric: true,
        },
        ...NAME,
      ];
  }
}

const cursorSchema = z.object({
  for: z.string(),
  // Anybody can write a cursor; NUL is no text to a database.
  after: z.array(z.union([z.string().regex(/^[^\0]*$/), z.number()])),
});

/** What a cursor belongs to: going on under other filters would leave services out unnoticed. */
function queryKey({ limit: _, cursor: __, ...query }: ServiceQuery): string {
  const entries = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify(entries))
    .digest('base64url')
    .slice(0, 12);
}

function readCursor(query: ServiceQuery, cursor: string) {
  try {
    const parsed = cursorSchema.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')),
    );
    const keys = sortKeysOf(query);
    if (
      parsed.for === queryKey(query) &&
      parsed.after.length === keys.length &&
      keys.every(
        ({ numeric }, at) =>
          !numeric || Number.isSafeInteger(Number(parsed.after[at])),
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

/** @internal */
export function writeCursor(
  query: ServiceQuery,
  after: Array<string | number>,
): string {
  return Buffer.from(JSON.stringify({ for: queryKey(query), after })).toString(
    'base64url',
  );
}

/** Selects the values that a cursor is made of, as `key0`, `key1`, … @internal */
export function selectSortKeys(query: Knex.QueryBuilder, keys: SortKey[]) {
  keys.forEach(({ expression, bindings }, at) =>
    query.select(query.client.raw(`${expression} as key${at}`, bindings)),
  );
}

/** Orders a query and begins it after the cursor. @internal */
export function applySorting(
  builder: Knex.QueryBuilder,
  query: ServiceQuery,
): void {
  const keys = sortKeysOf(query);
  if (query.cursor) {
    const after = readCursor(query, query.cursor);
    // Every step of the ladder: equal so far, and beyond in the next key.
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
  for (const { expression, bindings, descending } of keys) {
    builder.orderByRaw(
      `${expression} ${descending ? 'desc' : 'asc'}`,
      bindings,
    );
  }
}
