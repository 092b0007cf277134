import { Finding } from './check';
import { ReadManifest } from './readManifests';
import { Manifest } from './schema';

/** A rule of the house. @internal */
export interface Policy {
  id: string;
  /** The kinds that it is about. */
  kinds: string[];
  /** What is wrong, and what to do; undefined where nothing is. */
  check(manifest: Manifest, all: readonly ReadManifest[]): string | undefined;
  /** Only where everything of a cluster is looked at, as kustomize builds it. */
  whole?: boolean;
}

const WORKLOADS = [
  'CronJob',
  'DaemonSet',
  'Deployment',
  'Job',
  'Pod',
  'ReplicaSet',
  'StatefulSet',
];

function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (found, key) =>
      typeof found === 'object' && found !== null
        ? (found as Record<string, unknown>)[key]
        : undefined,
    value,
  );
}

function listAt(value: unknown, ...path: string[]): unknown[] {
  const list = at(value, ...path);
  return Array.isArray(list) ? list : [];
}

/** The pods that a workload makes. */
function podOf(manifest: Manifest): unknown {
  if (manifest.kind === 'Pod') return at(manifest, 'spec');
  return manifest.kind === 'CronJob'
    ? at(manifest, 'spec', 'jobTemplate', 'spec', 'template', 'spec')
    : at(manifest, 'spec', 'template', 'spec');
}

function isWildcard(rule: unknown): boolean {
  return ['verbs', 'resources'].every(key => listAt(rule, key).includes('*'));
}

/** One entry, one rule. @internal */
export const POLICIES: readonly Policy[] = [
  {
    id: 'namespace-owner',
    kinds: ['Namespace'],
    check: ({ metadata }) =>
      metadata.annotations?.['operate-first.io/owner']
        ? undefined
        : 'Nobody can be asked about it. Name its owner by the annotation operate-first.io/owner.',
  },
  {
    id: 'namespace-quota',
    kinds: ['Namespace'],
    whole: true,
    check: ({ metadata }, all) =>
      all.some(
        ({ manifest }) =>
          manifest.kind === 'ResourceQuota' &&
          manifest.metadata.namespace === metadata.name,
      )
        ? undefined
        : 'It has no quota, and may take the whole cluster. Choose a tier, or write limits of its own.',
  },
  {
    id: 'no-cluster-admin',
    kinds: ['ClusterRoleBinding', 'RoleBinding'],
    check: manifest =>
      at(manifest, 'roleRef', 'name') === 'cluster-admin'
        ? 'It makes somebody the master of the cluster. Bind the role admin in a namespace.'
        : undefined,
  },
  {
    id: 'no-everybody',
    kinds: ['ClusterRoleBinding', 'RoleBinding'],
    check: manifest =>
      listAt(manifest, 'subjects').some(subject =>
        [
          'system:anonymous',
          'system:authenticated',
          'system:unauthenticated',
        ].includes(String(at(subject, 'name'))),
      )
        ? 'It gives rights to everybody. Name a group or an account.'
        : undefined,
  },
  {
    id: 'no-wildcard-role',
    kinds: ['ClusterRole', 'Role'],
    check: manifest =>
      listAt(manifest, 'rules').some(isWildcard)
        ? 'It allows everything with everything. Name the verbs and resources that are needed.'
        : undefined,
  },
  {
    id: 'no-secret',
    kinds: ['Secret'],
    check: () =>
      'What is in git is known. Take the secret out, change it, and let the cluster fetch it from where secrets are kept.',
  },
  {
    id: 'no-host-access',
    kinds: WORKLOADS,
    check: manifest => {
      const pod = podOf(manifest);
      const host = ['hostNetwork', 'hostPID', 'hostIPC'].find(
        key => at(pod, key) === true,
      );
      const path = listAt(pod, 'volumes').some(
        volume => at(volume, 'hostPath') !== undefined,
      );
      const privileged = ['containers', 'initContainers', 'ephemeralContainers']
        .flatMap(key => listAt(pod, key))
        .some(each => at(each, 'securityContext', 'privileged') === true);
      const what =
        host ??
        (path ? 'hostPath' : undefined) ??
        (privileged ? 'privileged' : undefined);
      return what
        ? `It reaches the node by ${what}. Take it out, or ask who keeps the cluster.`
        : undefined;
    },
  },
  {
    id: 'own-project',
    kinds: ['Application'],
    check: manifest =>
      at(manifest, 'spec', 'project') === 'default'
        ? 'The project default may bring anything anywhere. Use the project of the team.'
        : undefined,
  },
];

/** @internal */
export function checkPolicies(
  manifests: readonly ReadManifest[],
  options: { whole: boolean },
): Finding[] {
  const policies = POLICIES.filter(({ whole }) => options.whole || !whole);
  return manifests.flatMap(({ path, manifest }) =>
    policies.flatMap(({ id, kinds, check }) => {
      const message = kinds.includes(manifest.kind)
        ? check(manifest, manifests)
        : undefined;
      return message
        ? [
            {
              path,
              object: `${manifest.kind} ${manifest.metadata.name}`,
              message: `${message} (${id})`,
            },
          ]
        : [];
    }),
  );
}
