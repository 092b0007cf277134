import {
  Entity,
  RELATION_HAS_PART,
  RELATION_PARENT_OF,
} from '@backstage/catalog-model';
import {
  Cluster,
  HealthStatus,
  OperationsApi,
  Service,
} from '@operate-first/plugin-operations-common';
import {
  clusterDetailOf,
  clusterOf,
  failingCluster,
  nodeOf,
  unwatchableCluster,
} from '../src/__fixtures__/clusters';
import { fakeOperations } from '../src/__fixtures__/fakeOperations';
import {
  observationOf,
  problem,
  serviceOf,
} from '../src/__fixtures__/operations';

const SYSTEMS = ['shop', 'money', 'platform'];
const STATUSES: HealthStatus[] = [
  'healthy',
  'healthy',
  'down',
  'healthy',
  'degraded',
  'healthy',
  'healthy',
];

/** Services of three systems and two teams, in two clusters. */
function services(count: number): Service[] {
  return Array.from({ length: count }, (_, index) => {
    // Most are well, those of the platform all are.
    const system = SYSTEMS[index % SYSTEMS.length];
    const status =
      system === 'platform' ? 'healthy' : STATUSES[index % STATUSES.length];
    return serviceOf(index === 4 ? 'payments' : `service-${index}`, status, {
      system: `system:default/${system}`,
      owner: `group:default/${['payments', 'shop'][index % 2]}-team`,
      observations: ['eu-1', 'us-1'].map(cluster =>
        observationOf(cluster === 'eu-1' ? status : 'healthy', {
          source: 'kubernetes',
          scope: { environment: 'production', cluster, namespace: system },
        }),
      ),
    });
  });
}

function manyClusters(count: number): Cluster[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `region-${String(index + 1).padStart(3, '0')}`;
    if (index % 10 === 3) return failingCluster(name);
    return clusterOf(
      name,
      index % 17 === 5 ? { nodesReady: 2 } : { title: undefined },
    );
  });
}

const LONG_NAME =
  'arn:aws:eks:eu-central-1:000000000000:cluster/a-very-long-name-of-a-cluster';

const never = () => new Promise<never>(() => {});
const refuse = async () => {
  throw problem(500, 'The database is locked.');
};

/** Worlds with clusters: `/operations/clusters?scenario=…`. */
export const CLUSTER_SCENARIOS: Record<string, () => OperationsApi> = {
  clusters: () =>
    fakeOperations({
      services: services(24),
      clusters: [
        clusterOf('us-1', { nodesReady: 2 }),
        clusterOf('lab', {
          resources: {
            ...clusterOf('lab').resources,
            used: undefined,
          },
          clockMessage: 'Its clock is 10 min ahead of ours.',
        }),
        failingCluster('eu-1'),
        unwatchableCluster('hosted'),
        clusterOf(LONG_NAME, { title: undefined }),
      ],
    }),
  clustersWell: () =>
    fakeOperations({
      services: services(24),
      clusters: [
        clusterOf('eu-1', { entityRef: 'resource:default/eu-1' }),
        clusterOf('us-1'),
      ],
    }),
  clustersMany: () =>
    fakeOperations({
      services: services(1000),
      clusters: manyClusters(200),
      clusterDetails: {
        'region-001': clusterDetailOf(
          clusterOf('region-001', { nodes: 1000, nodesReady: 998 }),
          {
            nodeList: Array.from({ length: 1000 }, (_, index) =>
              nodeOf(`node-${index + 1}`, {
                ready: index % 500 !== 7,
                problems:
                  index % 500 === 7 ? ['its kubelet does not report'] : [],
              }),
            ),
          },
        ),
      },
    }),
  clustersEmpty: () => fakeOperations({ services: services(3) }),
  clustersLoading: () => ({
    ...fakeOperations(),
    listClusters: never,
    getCluster: never,
    listServices: never,
    getServiceFacets: never,
  }),
  clustersFailing: () => ({
    ...fakeOperations(),
    listClusters: refuse,
    getCluster: refuse,
    listServices: refuse,
    getServiceFacets: refuse,
  }),
};

function entity(
  kind: string,
  name: string,
  spec: Record<string, string>,
  relations: [type: string, ref: string][] = [],
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    spec,
    relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
  };
}

/** What contains services, and what they run on. */
export const CONTAINERS: Entity[] = [
  entity('Resource', 'eu-1', { type: 'kubernetes-cluster' }),
  ...SYSTEMS.map(name => entity('System', name, {})),
  entity('System', 'empty', {}),
  entity('Domain', 'sales', {}, [
    [RELATION_HAS_PART, 'system:default/shop'],
    [RELATION_HAS_PART, 'domain:default/finance'],
  ]),
  entity('Domain', 'finance', {}, [
    [RELATION_HAS_PART, 'system:default/money'],
    // Below itself, as a mistake in a catalog would have it.
    [RELATION_HAS_PART, 'domain:default/sales'],
  ]),
  entity('Group', 'everybody', { type: 'department' }, [
    [RELATION_PARENT_OF, 'group:default/shop-team'],
    [RELATION_PARENT_OF, 'group:default/money-people'],
  ]),
  entity('Group', 'money-people', { type: 'department' }, [
    [RELATION_PARENT_OF, 'group:default/payments-team'],
  ]),
  entity('Group', 'shop-team', { type: 'team' }),
  entity('Group', 'payments-team', { type: 'team' }),
];
