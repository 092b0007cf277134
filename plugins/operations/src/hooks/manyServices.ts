import {
  HealthStatus,
  OperationsApi,
  Service,
  ServiceList,
  ServiceQuery,
} from '@operate-first/plugin-operations-common';

/** What the API takes at most of one filter. */
const MOST_VALUES = 50;

const WORST_FIRST: HealthStatus[] = ['down', 'degraded', 'unknown', 'healthy'];

function parts<T>(values: T[]): T[][] {
  const found: T[][] = [];
  for (let start = 0; start < values.length; start += MOST_VALUES) {
    found.push(values.slice(start, start + MOST_VALUES));
  }
  return found;
}

/** A service has one owner and one system, so that no two of these queries find the same service. */
function split(query: ServiceQuery): ServiceQuery[] {
  const { system, owner } = query;
  if (system && system.length > MOST_VALUES) {
    return parts(system).flatMap(some => split({ ...query, system: some }));
  }
  if (owner && owner.length > MOST_VALUES) {
    return parts(owner).map(some => ({ ...query, owner: some }));
  }
  return [query];
}

function compare({ sort = 'health', order }: ServiceQuery) {
  const text = (service: Service) => {
    switch (sort) {
      case 'name':
        return service.title ?? service.entityRef;
      case 'since':
        return service.health.since ?? '';
      case 'owner':
      case 'system':
        return service[sort] ?? '';
      default:
        return String(WORST_FIRST.indexOf(service.health.status));
    }
  };
  const isDescending = sort === 'health' ? order === 'asc' : order === 'desc';
  return (a: Service, b: Service) =>
    text(a).localeCompare(text(b)) * (isDescending ? -1 : 1);
}

/**
 * One page of services, also where more owners or systems are meant than the API takes at once: a large group is
 * asked for in parts. A page of it holds the next page of every part, in order.
 *
 * @internal
 */
export async function listManyServices(
  api: OperationsApi,
  query: ServiceQuery,
): Promise<ServiceList> {
  const { cursor, ...rest } = query;
  const queries = split(rest);
  if (queries.length === 1) return api.listServices(query);

  const cursors: (string | null)[] = cursor
    ? JSON.parse(cursor)
    : queries.map(() => '');
  const lists = await Promise.all(
    queries.map((one, index) => {
      const at = cursors[index];
      return at === null
        ? undefined
        : api.listServices({ ...one, cursor: at || undefined });
    }),
  );
  const next = lists.map(list => list?.nextCursor ?? null);
  return {
    items: lists.flatMap(list => list?.items ?? []).sort(compare(rest)),
    totalItems: lists.reduce((sum, list) => sum + (list?.totalItems ?? 0), 0),
    nextCursor: next.some(at => at !== null) ? JSON.stringify(next) : undefined,
  };
}
