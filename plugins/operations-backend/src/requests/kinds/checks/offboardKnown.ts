import {
  ClusterQuota,
  OffboardConcerns,
  OffboardKnown,
  OffboardSight,
  parseQuantity,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { serviceRef } from '../../../onboarding/checks/refs';
import { KindContext } from '../model';

/** Where something runs, as it was seen last. */
interface Seen {
  entity_ref: string;
  visibility: string;
  environment: string;
  cluster: string;
  namespace: string;
}

/** By these the storage that is claimed can be told from its quota. */
const CLAIMS = ['requests.storage', 'persistentvolumeclaims'];

function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

function sightOf({ environment, cluster, namespace }: Seen): OffboardSight {
  return { ...(environment && { environment }), cluster, namespace };
}

/** Workloads that are there, running or not. */
function running(database: Knex): Knex.QueryBuilder {
  return database('workloads')
    .join('services', 'services.id', 'workloads.service_id')
    .whereNull('services.removed_at')
    .where('workloads.workloads', '<>', '[]')
    .whereNot('workloads.namespace', '')
    .select(
      'services.entity_ref',
      'services.visibility',
      'workloads.environment',
      'workloads.cluster',
      'workloads.namespace',
    );
}

async function volumesIn(
  database: Knex,
  namespaces: string[],
): Promise<NonNullable<OffboardKnown['volumes']>> {
  if (namespaces.length === 0) return [];
  const rows: Array<{ name: string; figures: string | null }> = await database(
    'clusters',
  ).select('name', 'figures');
  return rows.flatMap(({ name: cluster, figures }) => {
    const quotas: ClusterQuota[] =
      figures === null ? [] : JSON.parse(figures).quotas ?? [];
    return quotas
      .filter(({ namespace }) => namespaces.includes(namespace))
      .flatMap(({ namespace, uses }) => {
        const use = uses.find(
          ({ resource, used }) =>
            CLAIMS.includes(resource) && (parseQuantity(used) ?? 0) > 0,
        );
        return use?.used === undefined
          ? []
          : [{ cluster, namespace, storage: use.used }];
      });
  });
}

async function internalAmong(
  database: Knex,
  names: string[],
): Promise<string[]> {
  const rows: Array<{ entity_ref: string }> = await database('services')
    .whereIn('entity_ref', names.map(serviceRef))
    .whereNot('visibility', 'public')
    .select('entity_ref');
  return rows.map(({ entity_ref }) => nameOf(entity_ref));
}

/** What the portal has stored of what is off-boarded, and of its neighbours. @internal */
export async function offboardKnown(
  { services, namespaces, neighbours }: OffboardConcerns,
  { database, clusters }: Pick<KindContext, 'database' | 'clusters'>,
): Promise<OffboardKnown> {
  const refs = services.map(serviceRef);
  const [own, beside, volumes, unnamed] = await Promise.all([
    running(database).whereIn('services.entity_ref', refs),
    running(database)
      .whereIn('workloads.namespace', namespaces)
      .whereNotIn('services.entity_ref', refs),
    volumesIn(database, namespaces),
    internalAmong(database, neighbours),
  ]);
  const others: Seen[] = beside;
  return {
    seen: (own as Seen[]).map(sightOf),
    neighbours: others.map(each => ({
      ...sightOf(each),
      service: nameOf(each.entity_ref),
    })),
    volumes,
    watched: [...clusters.values()].flatMap(({ name, namespaces: there }) =>
      namespaces
        .filter(each => there.has(each))
        .map(namespace => ({ cluster: name, namespace })),
    ),
    unnamed: [
      ...new Set([
        ...unnamed,
        ...others
          .filter(({ visibility }) => visibility !== 'public')
          .map(({ entity_ref }) => nameOf(entity_ref)),
      ]),
    ],
  };
}
