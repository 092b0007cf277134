import { KindDefinition } from './types';

function core(plural: string): KindDefinition {
  return { id: plural, group: '', versions: ['v1'], plural };
}

function grouped(
  group: string,
  plural: string,
  versions?: string[],
): KindDefinition {
  return { id: `${plural}.${group}`, group, versions, plural };
}

/** Older servers have only the later ones: 1.20, for instance, neither `autoscaling/v2` nor `batch/v1` CronJobs. */
const AUTOSCALING = ['v2', 'v2beta2', 'v1'];
const STABLE_OR_BETA = ['v1', 'v1beta1'];

/**
 * What is watched unless said otherwise. A kind that a cluster does not serve costs it nothing.
 *
 * @public
 */
export const DEFAULT_KINDS: readonly KindDefinition[] = [
  core('pods'),
  core('nodes'),
  core('namespaces'),
  core('services'),
  core('persistentvolumeclaims'),
  core('resourcequotas'),
  core('limitranges'),
  { ...core('events'), fieldSelector: 'type=Warning' },
  // A cron job that misses its runs says so in nothing but this event, and calls it normal.
  {
    ...core('events'),
    id: 'events/missed-runs',
    fieldSelector: 'type=Normal,reason=JobAlreadyActive',
  },
  grouped('apps', 'deployments', ['v1']),
  grouped('apps', 'replicasets', ['v1']),
  grouped('apps', 'statefulsets', ['v1']),
  grouped('apps', 'daemonsets', ['v1']),
  grouped('batch', 'jobs', ['v1']),
  grouped('batch', 'cronjobs', STABLE_OR_BETA),
  grouped('autoscaling', 'horizontalpodautoscalers', AUTOSCALING),
  grouped('policy', 'poddisruptionbudgets', STABLE_OR_BETA),
  grouped('networking.k8s.io', 'ingresses', STABLE_OR_BETA),
  grouped('argoproj.io', 'applications'),
  grouped('argoproj.io', 'rollouts'),
  grouped('kustomize.toolkit.fluxcd.io', 'kustomizations'),
  grouped('helm.toolkit.fluxcd.io', 'helmreleases'),
];

/** How people call a kind: `pods`, `deployments.apps`. */
export function sayKind(kind: KindDefinition): string {
  return kind.group ? `${kind.plural}.${kind.group}` : kind.plural;
}

/** The rule that lets us watch a kind, to be copied into a ClusterRole. */
export function rbacRule(kind: KindDefinition): string {
  return [
    `- apiGroups: ["${kind.group}"]`,
    `  resources: ["${kind.plural}"]`,
    `  verbs: ["get", "list", "watch"]`,
  ].join('\n');
}
