import { Knex } from 'knex';

interface Halting {
  name: string;
  parameters: string;
  facts: string;
}

/**
 * Services that were scaled to zero because somebody off-boards them: that they do not answer is what was asked for, and
 * nobody is called for it. Until they are brought back.
 *
 * @internal
 */
export async function haltedServices(
  database: Knex,
  services: Array<{ entity_ref: string }>,
): Promise<Set<string>> {
  if (services.length === 0) return new Set();
  const rows: Halting[] = await database('request_subjects')
    .join('requests', 'requests.id', 'request_subjects.request_id')
    .where('request_subjects.kind', 'service')
    .whereIn('request_subjects.name', [
      ...new Set(services.map(({ entity_ref }) => entity_ref)),
    ])
    .where('requests.kind', 'offboard')
    .whereIn('requests.state', ['open', 'done'])
    .orderBy(['requests.created_at', 'requests.id'])
    .select('request_subjects.name', 'requests.parameters', 'requests.facts');
  const steps = new Map<string, string>();
  for (const { name, parameters, facts } of rows) {
    const { merged } = JSON.parse(facts);
    if (merged) steps.set(name, JSON.parse(parameters).step);
  }
  return new Set(
    [...steps].flatMap(([name, step]) => (step === 'restore' ? [] : [name])),
  );
}
