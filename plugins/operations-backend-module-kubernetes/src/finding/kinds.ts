/** What runs, or makes something run: where one of these is, the service is. @internal */
export const RUNNING_KINDS = [
  'pods',
  'deployments.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'replicasets.apps',
  'jobs.batch',
  'cronjobs.batch',
  'rollouts.argoproj.io',
] as const;

/** What delivers from git; it may live far from what it delivers. @internal */
export const GITOPS_KINDS = [
  'applications.argoproj.io',
  'kustomizations.kustomize.toolkit.fluxcd.io',
  'helmreleases.helm.toolkit.fluxcd.io',
] as const;

/** What stands beside what runs; alone it is no service. @internal */
export const BESIDE_KINDS = [
  'services',
  'ingresses.networking.k8s.io',
  'persistentvolumeclaims',
  'horizontalpodautoscalers.autoscaling',
  'poddisruptionbudgets.policy',
] as const;

/** Without permission for these nobody can say that all is well. @internal */
export const ESSENTIAL_KINDS = [
  'pods',
  'deployments.apps',
  'statefulsets.apps',
  'daemonsets.apps',
] as const;

/** By what the API calls a kind: how it is asked for. Owners are among these. @internal */
export const KIND_IDS: Readonly<Record<string, string>> = {
  Pod: 'pods',
  Deployment: 'deployments.apps',
  StatefulSet: 'statefulsets.apps',
  DaemonSet: 'daemonsets.apps',
  ReplicaSet: 'replicasets.apps',
  Job: 'jobs.batch',
  CronJob: 'cronjobs.batch',
  Rollout: 'rollouts.argoproj.io',
  Service: 'services',
  Ingress: 'ingresses.networking.k8s.io',
  PersistentVolumeClaim: 'persistentvolumeclaims',
  HorizontalPodAutoscaler: 'horizontalpodautoscalers.autoscaling',
  PodDisruptionBudget: 'poddisruptionbudgets.policy',
  Application: 'applications.argoproj.io',
  Kustomization: 'kustomizations.kustomize.toolkit.fluxcd.io',
  HelmRelease: 'helmreleases.helm.toolkit.fluxcd.io',
  Node: 'nodes',
};
