import { ConfigurationProblem } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';

/** Writes the problems of a service with one source; true where they differ from the ones before. @internal */
export async function putProblems(
  transaction: Knex.Transaction,
  serviceId: string,
  source: string,
  problems: ConfigurationProblem[],
): Promise<boolean> {
  const key = { service_id: serviceId, source };
  const before = await transaction('service_problems')
    .where(key)
    .first('problems');
  const text = problems.length > 0 ? JSON.stringify(problems) : undefined;
  if (before?.problems === text) return false;
  if (text === undefined) {
    await transaction('service_problems').where(key).delete();
  } else {
    await transaction('service_problems')
      .insert({ ...key, problems: text })
      .onConflict(['service_id', 'source'])
      .merge();
  }
  return true;
}
