import { QUOTA_TIERS, USUAL_CONTAINER } from '../quotas';
import { component } from './kustomization';
import { PLACES } from './places';
import { Ground, Planned } from './plan';
import { quotaThere } from './there';

function limitRange(): Planned[] {
  return [
    component(PLACES.limitRange, ['limitrange.yaml']),
    {
      kind: 'document',
      path: `${PLACES.limitRange}/limitrange.yaml`,
      value: {
        apiVersion: 'v1',
        kind: 'LimitRange',
        metadata: { name: 'default' },
        spec: {
          limits: [
            {
              type: 'Container',
              default: { ...USUAL_CONTAINER.limit },
              defaultRequest: { ...USUAL_CONTAINER.request },
            },
          ],
        },
      },
    },
  ];
}

/** What a tier is made of; nothing where there is none of that name. @internal */
export function quotaTier(name: string): Planned[] {
  const tier = QUOTA_TIERS.find(each => each.name === name);
  if (!tier) return [];
  return [
    component(PLACES.quota(name), ['resourcequota.yaml']),
    {
      kind: 'document',
      path: `${PLACES.quota(name)}/resourcequota.yaml`,
      value: {
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        metadata: { name },
        spec: { hard: { ...tier.hard } },
      },
    },
  ];
}

function policy(name: string, spec: object) {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name },
    spec: { podSelector: {}, ...spec },
  };
}

/** Denies everything; then what nobody can do without. Whatever else a service needs, its team allows. */
function isolation(letIn: string[]): Planned[] {
  const folder = PLACES.isolation;
  const policies = [
    policy('default-deny', { policyTypes: ['Ingress', 'Egress'] }),
    policy('allow-dns', {
      policyTypes: ['Egress'],
      egress: [
        {
          ports: [
            { protocol: 'UDP', port: 53 },
            { protocol: 'TCP', port: 53 },
          ],
        },
      ],
    }),
    policy('allow-same-namespace', {
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [{ podSelector: {} }] }],
      egress: [{ to: [{ podSelector: {} }] }],
    }),
    ...[...letIn].sort().map(namespace =>
      policy(`allow-from-${namespace}`, {
        policyTypes: ['Ingress'],
        ingress: [
          {
            from: [
              {
                namespaceSelector: {
                  matchLabels: { 'kubernetes.io/metadata.name': namespace },
                },
              },
            ],
          },
        ],
      }),
    ),
  ];
  return [
    component(
      folder,
      policies.map(({ metadata }) => `${metadata.name}.yaml`),
    ),
    ...policies.map(
      (value): Planned => ({
        kind: 'document',
        path: `${folder}/${value.metadata.name}.yaml`,
        value,
      }),
    ),
  ];
}

/** The right of a team to its namespaces. @internal */
export function roleBinding(team: string): Planned[] {
  const folder = PLACES.roleBinding(team);
  return [
    component(folder, ['rbac.yaml']),
    {
      kind: 'document',
      path: `${folder}/rbac.yaml`,
      value: {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'RoleBinding',
        metadata: { name: `namespace-admin-${team}` },
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'ClusterRole',
          name: 'admin',
        },
        subjects: [
          { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: team },
        ],
      },
    },
  ];
}

/** What several namespaces share. @internal */
export function planComponents({ request, tree, existing }: Ground): Planned[] {
  const { namespaces, team } = request;
  // A namespace that is there keeps the tier that it has.
  const tiers = new Set(
    namespaces.map(
      ({ name, quota }) => quotaThere(name, existing) ?? quota.tier,
    ),
  );
  return [
    ...limitRange(),
    ...[...tiers].flatMap(quotaTier),
    ...(namespaces.some(({ isolated }) => isolated)
      ? isolation(tree.letIn)
      : []),
    ...roleBinding(team.name),
  ];
}
