import { KubernetesFieldPath } from './fieldPath';

/**
 * A kind that the configuration names, and where its objects say how they are.
 *
 * @public
 */
export interface KubernetesCustomKind {
  group: string;
  /** As the API calls it, for example `Database`. */
  kind: string;
  /** Leads to True or False, in any case; whatever else is there says nothing. */
  ready: KubernetesFieldPath;
  /** Where it is said why; beside `ready`, where that leads into a condition. */
  reason?: KubernetesFieldPath;
  message?: KubernetesFieldPath;
}
