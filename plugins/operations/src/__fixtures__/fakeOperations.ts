import {
  Cluster,
  ClusterDetail,
  HealthStatus,
  OperationsApi,
  Service,
  ServiceAvailability,
  ServiceDetail,
  ServiceFacets,
  ServiceFilter,
  ServiceHistory,
  ServicePeople,
  ServiceChanges,
  ServiceWorkloads,
  Source,
  WorkloadDetail,
} from '@operate-first/plugin-operations-common';
import { clusterDetailOf } from './clusters';
import { fakeIncidents, IncidentWorld } from './fakeIncidents';
import { fakePostMortems, PostMortemWorld } from './fakePostMortems';
import { fakeQuestions, QuestionWorld } from './fakeQuestions';
import { fakeRequests, RequestWorld } from './fakeRequests';
import { fakeSlos, SloWorld } from './fakeSlos';
import {
  ago,
  availabilityOfHours,
  detailOf,
  historyOf,
  PEOPLE,
  problem,
  sourceOf,
} from './operations';
import { changesOf, logOf, workloadDetailOf, YAML } from './workloads';

function matches(service: Service, filter: ServiceFilter): boolean {
  const any = (wanted: string[] | undefined, has: (string | undefined)[]) =>
    !wanted || wanted.some(value => has.includes(value));
  return (
    any(filter.health, [service.health.status]) &&
    any(filter.owner, [service.owner]) &&
    any(filter.system, [service.system]) &&
    any(
      filter.environment,
      service.observations.map(({ scope }) => scope.environment),
    ) &&
    any(
      filter.cluster,
      service.observations.map(({ scope }) => scope.cluster),
    ) &&
    (!filter.text || service.entityRef.includes(filter.text))
  );
}

function facetsOf(services: Service[]): ServiceFacets {
  const count = (valuesOf: (service: Service) => (string | undefined)[]) => {
    const counts = new Map<string, number>();
    for (const service of services) {
      for (const value of new Set(valuesOf(service))) {
        if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    return [...counts].map(([value, sum]) => ({ value, count: sum }));
  };
  return {
    totalItems: services.length,
    health: count(({ health }) => [health.status]),
    owner: count(({ owner }) => [owner]),
    system: count(({ system }) => [system]),
    environment: count(({ observations }) =>
      observations.map(({ scope }) => scope.environment),
    ),
    cluster: count(({ observations }) =>
      observations.map(({ scope }) => scope.cluster),
    ),
  };
}

const ORDER: HealthStatus[] = ['down', 'degraded', 'unknown', 'healthy'];

/** An operations API that answers from these services, as the real one would. */
export function fakeOperations(
  world: {
    services?: Service[];
    details?: Record<string, ServiceDetail>;
    history?: ServiceHistory;
    availability?: ServiceAvailability;
    people?: ServicePeople;
    sources?: Source[];
    workloads?: ServiceWorkloads;
    changes?: ServiceChanges;
    /** What is different of every workload when it is opened. */
    workload?: Partial<WorkloadDetail>;
    /** How fast logs grow. */
    log?: { lines: number; everyMs: number };
    clusters?: Cluster[];
    clusterDetails?: Record<string, ClusterDetail>;
  } & SloWorld &
    IncidentWorld &
    PostMortemWorld &
    QuestionWorld &
    RequestWorld = {},
): OperationsApi {
  const listed = (filter: ServiceFilter) =>
    (world.services ?? []).filter(service => matches(service, filter));
  const find = (entityRef: string) => {
    const service = world.services?.find(
      candidate => candidate.entityRef === entityRef,
    );
    const detail = world.details?.[entityRef] ?? (service && detailOf(service));
    if (!detail) throw problem(404, `There is no service ${entityRef}.`);
    return detail;
  };
  return {
    ...fakeSlos(world),
    ...fakeIncidents(world),
    ...fakePostMortems(world),
    ...fakeQuestions(world),
    ...fakeRequests(world),
    listServices: async (query = {}) => {
      const { cursor, limit = 50, sort = 'health', order = 'desc' } = query;
      const found = [...listed(query)].sort((a, b) => {
        const by =
          sort === 'health'
            ? ORDER.indexOf(a.health.status) - ORDER.indexOf(b.health.status)
            : b.entityRef.localeCompare(a.entityRef);
        return order === 'desc' ? by : -by;
      });
      const start = Number(cursor ?? 0);
      const end = start + limit;
      return {
        items: found.slice(start, end),
        totalItems: found.length,
        nextCursor: end < found.length ? String(end) : undefined,
      };
    },
    getServiceFacets: async (filter = {}) => facetsOf(listed(filter)),
    getService: async entityRef => find(entityRef),
    getServiceHistory: async entityRef =>
      world.history ?? historyOf(find(entityRef).health.status),
    getServiceAvailability: async () =>
      world.availability ?? availabilityOfHours(),
    getServicePeople: async () => world.people ?? PEOPLE,
    getServiceWorkloads: async () => world.workloads ?? { locations: [] },
    getServiceChanges: async () => world.changes ?? changesOf(0),
    getWorkload: async (_entityRef, { cluster, objectKind, objectName }) => {
      const workload = world.workloads?.locations
        .filter(({ scope }) => scope.cluster === cluster)
        .flatMap(({ workloads }) => workloads)
        .find(
          ({ object }) =>
            object.kind === objectKind && object.name === objectName,
        );
      if (!workload) {
        throw problem(
          404,
          `There is no ${objectKind} ${objectName} of this service in ${cluster}.`,
        );
      }
      return workloadDetailOf(workload, { cluster, ...world.workload });
    },
    getManifest: async (_entityRef, query) => ({
      object: {
        apiVersion: query.apiVersion,
        kind: query.objectKind,
        namespace: query.objectNamespace,
        name: query.objectName,
      },
      yaml: YAML,
      observedAt: ago(0),
    }),
    getLogs: async (_entityRef, { follow }, options) =>
      logOf({
        lines: 40,
        growing: follow ? world.log ?? { lines: 1, everyMs: 700 } : undefined,
        signal: options?.signal,
      }),
    listClusters: async () => ({ items: world.clusters ?? [] }),
    getCluster: async name => {
      const cluster = world.clusters?.find(
        candidate => candidate.name === name,
      );
      const detail =
        world.clusterDetails?.[name] ?? (cluster && clusterDetailOf(cluster));
      if (!detail) throw problem(404, `There is no cluster ${name}.`);
      return detail;
    },
    listSources: async () => ({ items: world.sources ?? [sourceOf()] }),
  };
}
