export type { KubernetesChange, KubernetesLook } from './changes/change';
export { kubernetesChanges } from './changes/kubernetesChanges';
export { rolloutHistory } from './changes/rolloutHistory';
export type { KubernetesImage } from './images';
export type { KubernetesCustomKind } from './customKind';
export { parseFieldPath } from './fieldPath';
export type { KubernetesFieldPath, KubernetesFieldStep } from './fieldPath';
export { kubernetesHealth } from './kubernetesHealth';
export type { KubernetesHealth } from './kubernetesHealth';
export type {
  KubernetesMetadata,
  KubernetesObject,
  KubernetesObjectRef,
  KubernetesTime,
} from './objects';
export { podsOf } from './podsOf';
export type { KubernetesRule } from './rule';
export type { KubernetesSnapshot, VolumeUsage } from './Snapshot';
export type { WorkloadSummary } from './summary';
export { KUBERNETES_RULES } from './table';
