import { at, KubeObject, listAt } from '../model';
import { formatQuantity, parseQuantity } from './quantity';

/** What a pod takes of one resource of a quota, such as `requests.cpu` or `pods`. @internal */
export function takenBy(pod: KubeObject, resource: string): number {
  const phase = at(pod, 'status', 'phase');
  if (phase === 'Succeeded' || phase === 'Failed') return 0;
  if (resource === 'pods' || resource === 'count/pods') return 1;
  const [, part, name] =
    /^(?:(requests|limits)\.)?(cpu|memory)$/.exec(resource) ?? [];
  if (!name) return 0;
  return listAt(pod, 'spec', 'containers').reduce(
    (sum, container) =>
      sum + parseQuantity(at(container, 'resources', part ?? 'requests', name)),
    0,
  );
}

/** What the pods of a namespace take of each resource of a quota. @internal */
export function usedOf(
  quota: KubeObject,
  pods: KubeObject[],
): Record<string, string> {
  const hard = at(quota, 'spec', 'hard') ?? {};
  return Object.fromEntries(
    Object.keys(hard).map(resource => [
      resource,
      formatQuantity(
        resource,
        pods.reduce((sum, pod) => sum + takenBy(pod, resource), 0),
      ),
    ]),
  );
}

/** Why a quota does not admit a pod, undefined when it does. @internal */
export function refusal(
  quota: KubeObject,
  pods: KubeObject[],
  pod: KubeObject,
): string | undefined {
  const used = usedOf(quota, pods);
  const hard = (at(quota, 'spec', 'hard') ?? {}) as Record<string, string>;
  const exceeded = Object.keys(hard)
    .sort()
    .filter(
      resource =>
        parseQuantity(used[resource]) + takenBy(pod, resource) >
        parseQuantity(hard[resource]),
    );
  if (exceeded.length === 0) return undefined;
  const say = (value: (resource: string) => string) =>
    exceeded.map(resource => `${resource}=${value(resource)}`).join(',');
  return [
    `exceeded quota: ${quota.metadata.name}`,
    `requested: ${say(r => formatQuantity(r, takenBy(pod, r)))}`,
    `used: ${say(r => used[r])}`,
    `limited: ${say(r => hard[r])}`,
  ].join(', ');
}
