import { FacetValue } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';

/**
 * Counts what a query finds by an expression; what has no value counts nowhere.
 *
 * @param distinct - a column of which each value counts once
 * @internal
 */
export async function countBy(
  database: Knex,
  query: Knex.QueryBuilder,
  { expression, distinct }: { expression: string; distinct?: string },
): Promise<FacetValue[]> {
  const counted = query.select({ value: database.raw(expression) });
  const rows: Array<{ value: string | number | null; count: string | number }> =
    await (distinct
      ? counted.countDistinct({ count: distinct })
      : counted.count({ count: '*' })
    )
      .groupByRaw(expression)
      .orderByRaw(expression);
  return rows.flatMap(({ value, count }) =>
    value === null || value === ''
      ? []
      : [{ value: String(value), count: Number(count) }],
  );
}
