import type { JsonObject } from '@backstage/types';
import { toYaml } from '../../onboarding/yaml/text';

const NAME = 'operations-portal';
const NAMESPACE = 'kube-system';
const WATCH = ['get', 'list', 'watch'];

/** What is watched, by its API group; as `cluster-cache` watches it, which a test compares. */
const WATCHED: Array<[string, string[]]> = [
  [
    '',
    [
      'pods',
      'nodes',
      'namespaces',
      'services',
      'persistentvolumeclaims',
      'resourcequotas',
      'limitranges',
      'events',
    ],
  ],
  ['apps', ['deployments', 'replicasets', 'statefulsets', 'daemonsets']],
  ['batch', ['jobs', 'cronjobs']],
  ['autoscaling', ['horizontalpodautoscalers']],
  ['policy', ['poddisruptionbudgets']],
  ['networking.k8s.io', ['ingresses']],
  ['argoproj.io', ['applications', 'rollouts']],
  ['kustomize.toolkit.fluxcd.io', ['kustomizations']],
  ['helm.toolkit.fluxcd.io', ['helmreleases']],
];

function rules(): JsonObject[] {
  return [
    ...WATCHED.map(([group, resources]) => ({
      apiGroups: [group],
      resources,
      verbs: WATCH,
    })),
    // Use against requests, where metrics-server is there.
    {
      apiGroups: ['metrics.k8s.io'],
      resources: ['pods', 'nodes'],
      verbs: ['get', 'list'],
    },
    // Only when a person opens a log.
    { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
  ];
}

/** The objects of the account by which the portal watches, by the names of their files. @internal */
export function watchObjects(): Record<string, JsonObject> {
  const rbac = 'rbac.authorization.k8s.io';
  return {
    'serviceaccount.yaml': {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: NAME, namespace: NAMESPACE },
    },
    'clusterrole.yaml': {
      apiVersion: `${rbac}/v1`,
      kind: 'ClusterRole',
      metadata: { name: NAME },
      rules: rules(),
    },
    'clusterrolebinding.yaml': {
      apiVersion: `${rbac}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name: NAME },
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: NAME },
      subjects: [{ kind: 'ServiceAccount', name: NAME, namespace: NAMESPACE }],
    },
  };
}

/**
 * The least that the portal's account needs on a cluster to watch it, as YAML to apply: it reads no secrets and no config
 * maps, and changes nothing.
 *
 * @public
 */
export function watchRights(): string {
  return Object.values(watchObjects()).map(toYaml).join('---\n');
}
