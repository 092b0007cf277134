import { Workload } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';

/** Fewer characters of a commit may be anything. */
const SHORTEST_COMMIT = 7;
const COMMIT = /^[0-9a-f]{40}$/;

/**
 * Whether the tag of an image is one of the commits or tags: `v1.2.3` and `1.2.3` are the same, and a commit may be
 * shortened and have words before it, as in `main-3f2c1ab`.
 *
 * @internal
 */
export function isContained(tag: string, contained: string[]): boolean {
  const plain = tag.toLocaleLowerCase('en-US').replace(/^v(?=\d)/, '');
  return contained.some(one => {
    const wanted = one.toLocaleLowerCase('en-US').replace(/^v(?=\d)/, '');
    if (!COMMIT.test(wanted)) return plain === wanted;
    return plain
      .split(/[^0-9a-f]+/)
      .some(part => part.length >= SHORTEST_COMMIT && wanted.startsWith(part));
  });
}

/**
 * The version that contains the fix, where every service of the incident that runs images of such names runs one; a
 * fix that is still being brought in is not rolled out.
 *
 * @internal
 */
export async function rolledOutVersion(
  database: Knex,
  options: {
    incidentId: string;
    contained: string[];
    headlineEnvironments: string[];
  },
): Promise<string | undefined> {
  const { incidentId, contained, headlineEnvironments } = options;
  const rows: Array<{ workloads: string }> = await database('workloads')
    .join(
      'incident_services',
      'incident_services.service_id',
      'workloads.service_id',
    )
    .where('incident_services.incident_id', incidentId)
    .whereIn('workloads.environment', headlineEnvironments)
    .select('workloads.workloads');
  const workloads = rows.flatMap(
    ({ workloads: text }) => JSON.parse(text) as Workload[],
  );
  const nameOf = (image: string) => image.split(/[:@]/)[0];
  const fixed = workloads.flatMap(({ images }) =>
    images.filter(({ tag }) => isContained(tag, contained)),
  );
  const names = new Set(fixed.map(({ short }) => nameOf(short)));
  const concerned = workloads.filter(({ images }) =>
    images.some(({ short }) => names.has(nameOf(short))),
  );
  const complete = concerned.every(
    ({ rolling, images }) =>
      !rolling &&
      images
        .filter(({ short }) => names.has(nameOf(short)))
        .every(({ tag }) => isContained(tag, contained)),
  );
  return complete ? fixed[0]?.tag : undefined;
}
