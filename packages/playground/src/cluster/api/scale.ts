import { at, isFields, KubeObject } from '../model';
import { LabelSelector, selectorText } from '../store/labelSelector';

/** How many there are and should be, in the one shape that all workloads share. @internal */
export function scaleOf({ metadata, spec, status }: KubeObject) {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = metadata;
  const selector = at(spec, 'selector');
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: Number(at(spec, 'replicas') ?? 0) },
    status: {
      replicas: Number(at(status, 'replicas') ?? 0),
      selector: isFields(selector)
        ? selectorText(selector as LabelSelector)
        : '',
    },
  };
}
