import { JsonObject } from '@backstage/types';
import { hash } from '../../hash';
import {
  OnboardingNamespace,
  OnboardingPlace,
  OnboardingService,
} from '../model';
import { kustomization } from './kustomization';
import { PLACES } from './places';
import { Ground, Planned } from './plan';

const LONGEST = 63;
const COMMIT = /^[0-9a-f]{40}$/;
const KUBERNETES_ID = 'backstage.io/kubernetes-id';

type Delivered = OnboardingService & {
  repository: NonNullable<OnboardingService['repository']>;
};

/** One delivery: a service, a namespace, a place. */
interface Delivery {
  service: Delivered;
  namespace: OnboardingNamespace;
  place: OnboardingPlace;
}

function deliveriesOf({ request }: Ground): Delivery[] {
  return request.namespaces.flatMap(namespace =>
    namespace.places.flatMap(place =>
      request.services.flatMap(service =>
        service.repository
          ? [
              {
                service: { ...service, repository: service.repository },
                namespace,
                place,
              },
            ]
          : [],
      ),
    ),
  );
}

/** With dots, which are in none of the names, so that no two deliveries are called alike. */
function nameOf({ service, namespace, place }: Delivery): string {
  const name = `${service.name}.${namespace.name}.${place.cluster}`;
  if (name.length <= LONGEST) return name;
  const sum = hash(name).slice(0, 8);
  return `${name
    .slice(0, LONGEST - sum.length - 1)
    .replace(/[.-]+$/, '')}-${sum}`;
}

function parentOf(folder: string): string {
  return folder.slice(0, folder.lastIndexOf('/'));
}

function sourceOf({ repository }: Delivered) {
  const { url, path, revision } = repository;
  return { repoURL: url, path, targetRevision: revision };
}

function argoApplication(
  delivery: Delivery,
  destination: JsonObject,
  team: string,
): JsonObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: nameOf(delivery),
      namespace: 'argocd',
      labels: { [KUBERNETES_ID]: delivery.service.name },
    },
    spec: {
      project: team,
      source: sourceOf(delivery.service),
      destination,
      syncPolicy: { automated: { prune: true, selfHeal: true } },
    },
  };
}

/** What the team's Applications may do: bring what is in its repositories into its namespaces, and nothing for the cluster. */
function argoProject(
  team: { name: string; title?: string },
  sources: string[],
  destinations: JsonObject[],
): Planned {
  const role = 'project-admin';
  const allow = (action: string) =>
    `p, proj:${team.name}:${role}, applications, ${action}, ${team.name}/*, allow`;
  return {
    kind: 'document',
    path: `${PLACES.projects}/${team.name}.yaml`,
    value: {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: { name: team.name, namespace: 'argocd' },
      spec: {
        description: `What ${team.title ?? team.name} runs`,
        sourceRepos: [...new Set(sources)].sort(),
        destinations,
        clusterResourceWhitelist: [],
        namespaceResourceBlacklist: [
          { group: '', kind: 'LimitRange' },
          { group: '', kind: 'ResourceQuota' },
        ],
        roles: [
          {
            name: role,
            groups: [team.name],
            policies: [allow('get'), allow('sync')],
          },
        ],
      },
    },
    grows: [
      { path: ['spec', 'sourceRepos'] },
      { path: ['spec', 'destinations'] },
    ],
  };
}

function planArgo(ground: Ground): Planned[] {
  const { team } = ground.request;
  const deliveries = deliveriesOf(ground);
  if (deliveries.length === 0) return [];
  const servers = new Map(
    ground.tree.clusters.map(({ name, server }) => [name, server]),
  );
  const destinationOf = ({ namespace, place }: Delivery): JsonObject => {
    const server = servers.get(place.cluster);
    return {
      ...(server ? { server } : { name: place.cluster }),
      namespace: namespace.name,
    };
  };
  const destinations = new Map(
    deliveries.map(each => {
      const destination = destinationOf(each);
      return [JSON.stringify(destination), destination];
    }),
  );
  return [
    argoProject(
      team,
      deliveries.map(({ service }) => service.repository.url),
      [...destinations.values()],
    ),
    kustomization(PLACES.projects, { resources: [`${team.name}.yaml`] }),
    ...deliveries.flatMap(delivery => {
      const { environment, cluster } = delivery.place;
      const folder = PLACES.applications(environment, cluster, team.name);
      const file = `${delivery.namespace.name}.${delivery.service.name}.yaml`;
      return [
        {
          kind: 'document' as const,
          path: `${folder}/${file}`,
          value: argoApplication(delivery, destinationOf(delivery), team.name),
        },
        kustomization(folder, { resources: [file] }),
        kustomization(parentOf(folder), { resources: [team.name] }),
      ];
    }),
  ];
}

/** Flux applies as this account of the namespace: what a repository holds cannot do more than its team may. */
const FLUX_ACCOUNT = 'flux-delivery';

function fluxAccount(folder: string, namespace: string): Planned[] {
  return [
    {
      kind: 'document',
      path: `${folder}/account.yaml`,
      value: {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name: FLUX_ACCOUNT, namespace },
      },
    },
    {
      kind: 'document',
      path: `${folder}/rbac.yaml`,
      value: {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'RoleBinding',
        metadata: { name: FLUX_ACCOUNT, namespace },
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'ClusterRole',
          name: 'admin',
        },
        subjects: [{ kind: 'ServiceAccount', name: FLUX_ACCOUNT, namespace }],
      },
    },
  ];
}

function fluxDelivery(
  folder: string,
  { service, namespace }: Delivery,
): Planned[] {
  const { url, path, revision } = service.repository;
  const metadata = {
    name: service.name,
    namespace: namespace.name,
    labels: { [KUBERNETES_ID]: service.name },
  };
  return [
    {
      kind: 'document',
      path: `${folder}/${service.name}.source.yaml`,
      value: {
        apiVersion: 'source.toolkit.fluxcd.io/v1',
        kind: 'GitRepository',
        metadata,
        spec: {
          interval: '1m',
          url,
          ref: COMMIT.test(revision)
            ? { commit: revision }
            : { branch: revision },
        },
      },
    },
    {
      kind: 'document',
      path: `${folder}/${service.name}.yaml`,
      value: {
        apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
        kind: 'Kustomization',
        metadata: { ...metadata, labels: { ...metadata.labels } },
        spec: {
          interval: '10m',
          sourceRef: { kind: 'GitRepository', name: service.name },
          path: `./${path}`,
          prune: true,
          wait: true,
          serviceAccountName: FLUX_ACCOUNT,
          targetNamespace: namespace.name,
        },
      },
    },
  ];
}

function planFlux(ground: Ground): Planned[] {
  const { team } = ground.request;
  return deliveriesOf(ground).flatMap(delivery => {
    const { environment, cluster } = delivery.place;
    const { name } = delivery.namespace;
    const parent = PLACES.flux(environment, cluster, team.name);
    const folder = `${parent}/${name}`;
    const service = delivery.service.name;
    return [
      kustomization(parent, { resources: [name] }),
      kustomization(parentOf(parent), { resources: [team.name] }),
      ...fluxAccount(folder, name),
      ...fluxDelivery(folder, delivery),
      kustomization(folder, {
        resources: [
          'account.yaml',
          'rbac.yaml',
          `${service}.source.yaml`,
          `${service}.yaml`,
        ],
      }),
    ];
  });
}

/** How what the team writes gets into its namespaces. @internal */
export function planDelivery(ground: Ground): Planned[] {
  switch (ground.request.delivery) {
    case 'argocd':
      return planArgo(ground);
    case 'flux':
      return planFlux(ground);
    default:
      return [];
  }
}
