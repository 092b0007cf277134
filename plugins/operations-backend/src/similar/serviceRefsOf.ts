import { Visibility } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';

/** Refs of the services of incidents, post-mortems or runbooks, the root first: all of them, and those that everybody may see. @internal */
export async function serviceRefsOf(
  database: Knex,
  of: 'incident' | 'post_mortem' | 'runbook',
  ids: string[],
): Promise<(id: string) => { all: string[]; visible: string[] }> {
  const table = `${of}_services`;
  const rows: Array<{
    of_id: string;
    entity_ref: string;
    visibility: Visibility;
  }> = await database(table)
    .join('services', 'services.id', `${table}.service_id`)
    .whereIn(`${table}.${of}_id`, ids)
    .orderBy(`${table}.position`)
    .select(
      { of_id: `${table}.${of}_id` },
      'services.entity_ref',
      'services.visibility',
    );
  return id => {
    const own = rows.filter(row => row.of_id === id);
    return {
      all: own.map(({ entity_ref }) => entity_ref),
      visible: own
        .filter(({ visibility }) => visibility === 'public')
        .map(({ entity_ref }) => entity_ref),
    };
  };
}
