/** A column that a custom resource's definition asks for. @internal */
export interface PrinterColumn {
  name: string;
  type: string;
  jsonPath: string;
  priority?: number;
}

/** A kind of object and where the API serves it. @internal */
export interface Kind {
  group: string;
  version: string;
  kind: string;
  plural: string;
  shortNames: string[];
  namespaced: boolean;
  categories: string[];
  /** Beside the object: `status` and `scale`, and for pods `log`. */
  subresources: string[];
  /** Where it is not all of them. */
  verbs?: string[];
  /** By a CustomResourceDefinition; then with its columns. */
  custom?: { columns: PrinterColumn[] };
}

/** `deployments.apps`, as messages say it. @internal */
export function qualified({ plural, group }: Kind): string {
  return group ? `${plural}.${group}` : plural;
}

/** @internal */
export function apiVersionOf({ group, version }: Kind): string {
  return group ? `${group}/${version}` : version;
}

interface Row {
  kind: string;
  plural: string;
  short?: string[];
  cluster?: true;
  sub?: string[];
  all?: true;
  verbs?: string[];
}

const STATUS = ['status'];
const SCALED = ['status', 'scale'];

const TABLE: Record<string, Row[]> = {
  v1: [
    {
      kind: 'Pod',
      plural: 'pods',
      short: ['po'],
      sub: ['status', 'log', 'binding'],
      all: true,
    },
    {
      kind: 'Node',
      plural: 'nodes',
      short: ['no'],
      cluster: true,
      sub: STATUS,
    },
    {
      kind: 'Namespace',
      plural: 'namespaces',
      short: ['ns'],
      cluster: true,
      sub: ['status', 'finalize'],
    },
    { kind: 'Event', plural: 'events', short: ['ev'] },
    {
      kind: 'Service',
      plural: 'services',
      short: ['svc'],
      sub: STATUS,
      all: true,
    },
    { kind: 'Endpoints', plural: 'endpoints', short: ['ep'] },
    { kind: 'ConfigMap', plural: 'configmaps', short: ['cm'] },
    { kind: 'Secret', plural: 'secrets' },
    { kind: 'ServiceAccount', plural: 'serviceaccounts', short: ['sa'] },
    {
      kind: 'ResourceQuota',
      plural: 'resourcequotas',
      short: ['quota'],
      sub: STATUS,
    },
    { kind: 'LimitRange', plural: 'limitranges', short: ['limits'] },
    {
      kind: 'PersistentVolumeClaim',
      plural: 'persistentvolumeclaims',
      short: ['pvc'],
      sub: STATUS,
    },
    {
      kind: 'PersistentVolume',
      plural: 'persistentvolumes',
      short: ['pv'],
      cluster: true,
      sub: STATUS,
    },
  ],
  'apps/v1': [
    {
      kind: 'Deployment',
      plural: 'deployments',
      short: ['deploy'],
      sub: SCALED,
      all: true,
    },
    {
      kind: 'ReplicaSet',
      plural: 'replicasets',
      short: ['rs'],
      sub: SCALED,
      all: true,
    },
    {
      kind: 'StatefulSet',
      plural: 'statefulsets',
      short: ['sts'],
      sub: SCALED,
      all: true,
    },
    {
      kind: 'DaemonSet',
      plural: 'daemonsets',
      short: ['ds'],
      sub: STATUS,
      all: true,
    },
    { kind: 'ControllerRevision', plural: 'controllerrevisions' },
  ],
  'batch/v1': [
    { kind: 'Job', plural: 'jobs', sub: STATUS, all: true },
    {
      kind: 'CronJob',
      plural: 'cronjobs',
      short: ['cj'],
      sub: STATUS,
      all: true,
    },
  ],
  'autoscaling/v2': [
    {
      kind: 'HorizontalPodAutoscaler',
      plural: 'horizontalpodautoscalers',
      short: ['hpa'],
      sub: STATUS,
      all: true,
    },
  ],
  'policy/v1': [
    {
      kind: 'PodDisruptionBudget',
      plural: 'poddisruptionbudgets',
      short: ['pdb'],
      sub: STATUS,
    },
  ],
  'networking.k8s.io/v1': [
    { kind: 'Ingress', plural: 'ingresses', short: ['ing'], sub: STATUS },
    { kind: 'NetworkPolicy', plural: 'networkpolicies', short: ['netpol'] },
  ],
  // Kept, and not obeyed: everybody may do everything here.
  'rbac.authorization.k8s.io/v1': [
    { kind: 'Role', plural: 'roles' },
    { kind: 'RoleBinding', plural: 'rolebindings' },
    { kind: 'ClusterRole', plural: 'clusterroles', cluster: true },
    {
      kind: 'ClusterRoleBinding',
      plural: 'clusterrolebindings',
      cluster: true,
    },
  ],
  'discovery.k8s.io/v1': [{ kind: 'EndpointSlice', plural: 'endpointslices' }],
  'storage.k8s.io/v1': [
    {
      kind: 'StorageClass',
      plural: 'storageclasses',
      short: ['sc'],
      cluster: true,
    },
  ],
  'coordination.k8s.io/v1': [{ kind: 'Lease', plural: 'leases' }],
  'apiextensions.k8s.io/v1': [
    {
      kind: 'CustomResourceDefinition',
      plural: 'customresourcedefinitions',
      short: ['crd', 'crds'],
      cluster: true,
      sub: STATUS,
    },
  ],
  // What a metrics-server would add; last, because pods and nodes are above all something else.
  'metrics.k8s.io/v1beta1': [
    { kind: 'PodMetrics', plural: 'pods', verbs: ['get', 'list'] },
    {
      kind: 'NodeMetrics',
      plural: 'nodes',
      cluster: true,
      verbs: ['get', 'list'],
    },
  ],
};

/** The kinds that are there before any CustomResourceDefinition. @internal */
export const KINDS: Kind[] = Object.entries(TABLE).flatMap(
  ([apiVersion, rows]) => {
    const [group, version] = apiVersion.includes('/')
      ? apiVersion.split('/')
      : ['', apiVersion];
    return rows.map(row => ({
      group,
      version,
      kind: row.kind,
      plural: row.plural,
      shortNames: row.short ?? [],
      namespaced: !row.cluster,
      categories: row.all ? ['all'] : [],
      subresources: row.sub ?? [],
      verbs: row.verbs,
    }));
  },
);
