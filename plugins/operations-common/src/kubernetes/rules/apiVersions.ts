import { ArgoApplication, KubernetesObjectRef } from '../objects';
import { Finding, Rule, View } from '../rule';
import { keyOf, refOf } from '../Snapshot';

/** A version of the API that servers stopped, or will stop, to serve. */
interface Retired {
  apiVersion: string;
  kinds: string[];
  /** The minor version of the server since which there is a replacement. */
  replacedIn: number;
  /** The minor version of the server that serves it no more; missing where that is not Kubernetes' own. */
  removedIn?: number;
  use: string;
}

const RETIRED: Retired[] = [
  {
    apiVersion: 'extensions/v1beta1',
    kinds: ['Deployment', 'DaemonSet', 'ReplicaSet'],
    replacedIn: 9,
    removedIn: 16,
    use: 'apps/v1',
  },
  {
    apiVersion: 'apps/v1beta1',
    kinds: ['Deployment', 'StatefulSet'],
    replacedIn: 9,
    removedIn: 16,
    use: 'apps/v1',
  },
  {
    apiVersion: 'apps/v1beta2',
    kinds: ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'],
    replacedIn: 9,
    removedIn: 16,
    use: 'apps/v1',
  },
  {
    apiVersion: 'extensions/v1beta1',
    kinds: ['Ingress'],
    replacedIn: 19,
    removedIn: 22,
    use: 'networking.k8s.io/v1',
  },
  {
    apiVersion: 'networking.k8s.io/v1beta1',
    kinds: ['Ingress', 'IngressClass'],
    replacedIn: 19,
    removedIn: 22,
    use: 'networking.k8s.io/v1',
  },
  {
    apiVersion: 'batch/v1beta1',
    kinds: ['CronJob'],
    replacedIn: 21,
    removedIn: 25,
    use: 'batch/v1',
  },
  {
    apiVersion: 'policy/v1beta1',
    kinds: ['PodDisruptionBudget'],
    replacedIn: 21,
    removedIn: 25,
    use: 'policy/v1',
  },
  {
    apiVersion: 'autoscaling/v2beta1',
    kinds: ['HorizontalPodAutoscaler'],
    replacedIn: 23,
    removedIn: 25,
    use: 'autoscaling/v2',
  },
  {
    apiVersion: 'autoscaling/v2beta2',
    kinds: ['HorizontalPodAutoscaler'],
    replacedIn: 23,
    removedIn: 26,
    use: 'autoscaling/v2',
  },
  {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1beta2',
    kinds: ['Kustomization'],
    replacedIn: 0,
    use: 'kustomize.toolkit.fluxcd.io/v1',
  },
  {
    apiVersion: 'helm.toolkit.fluxcd.io/v2beta1',
    kinds: ['HelmRelease'],
    replacedIn: 0,
    use: 'helm.toolkit.fluxcd.io/v2',
  },
  {
    apiVersion: 'helm.toolkit.fluxcd.io/v2beta2',
    kinds: ['HelmRelease'],
    replacedIn: 0,
    use: 'helm.toolkit.fluxcd.io/v2',
  },
];

/** The objects as they were read, and the versions in which Argo CD finds them in git. */
function writtenObjects({ snapshot }: View): KubernetesObjectRef[] {
  const fromGit = snapshot
    .ofKind<ArgoApplication>('Application', 'argoproj.io')
    .flatMap(({ status }) => status?.resources ?? [])
    .flatMap(({ group, version, kind, namespace, name }) =>
      version && kind && name
        ? [
            {
              apiVersion: group ? `${group}/${version}` : version,
              kind,
              namespace,
              name,
            },
          ]
        : [],
    );
  return [...snapshot.objects.map(refOf), ...fromGit];
}

function minorOf(version: string | undefined): number {
  return Number(/^v?1\.(\d+)/.exec(version ?? '')?.[1] ?? Infinity);
}

/** Objects written in a version of the API that goes away. */
export const deprecated: Rule = {
  code: 'kubernetes.api-deprecated',
  family: 'apiVersions',
  reads:
    "apiVersion of the objects and of the resources of Argo CD Applications, the server's version",
  verdict:
    'healthy, and said, where the server knows the replacement: the next upgrade of the cluster will refuse it',
  words:
    'CronJob weekly-report is written in batch/v1beta1, which Kubernetes 1.25 does not know; use batch/v1.',
  whatToDo:
    'Change the version in the manifests before the cluster is upgraded.',
  find: view => {
    const server = minorOf(view.snapshot.input.serverVersion);
    const told = new Set<string>();
    return writtenObjects(view).flatMap((object): Finding[] => {
      const retired = RETIRED.find(
        ({ apiVersion, kinds }) =>
          apiVersion === object.apiVersion && kinds.includes(object.kind),
      );
      const key = `${object.apiVersion} ${keyOf(object)}`;
      if (!retired || server < retired.replacedIn || told.has(key)) return [];
      told.add(key);
      const until =
        retired.removedIn === undefined
          ? 'which is deprecated'
          : `which Kubernetes 1.${retired.removedIn} does not know`;
      return [
        {
          status: 'healthy',
          message: `${object.kind} ${object.name} is written in ${retired.apiVersion}, ${until}; use ${retired.use}.`,
          object,
        },
      ];
    });
  },
};
