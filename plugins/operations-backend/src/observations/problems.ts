import { ConfigurationProblem } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';

/**
 * Writes what is wrong with some services for one source.
 *
 * @returns the services of which it is not what it was before.
 * @internal
 */
export async function putProblems(
  transaction: Knex.Transaction,
  source: string,
  problems: ReadonlyMap<string, ConfigurationProblem[]>,
): Promise<Set<string>> {
  const ids = [...problems.keys()];
  const rows: Array<{ service_id: string; problems: string }> =
    await transaction('service_problems')
      .where({ source })
      .whereIn('service_id', ids);
  const before = new Map(rows.map(row => [row.service_id, row.problems]));
  const differing = new Set<string>();
  for (const [id, list] of problems) {
    const text = list.length > 0 ? JSON.stringify(list) : undefined;
    if (before.get(id) === text) continue;
    differing.add(id);
    const key = { service_id: id, source };
    if (text === undefined) {
      await transaction('service_problems').where(key).delete();
    } else {
      await transaction('service_problems')
        .insert({ ...key, problems: text })
        .onConflict(['service_id', 'source'])
        .merge();
    }
  }
  return differing;
}
