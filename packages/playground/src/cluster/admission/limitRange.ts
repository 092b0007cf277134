import { at, Fields, isFields, KubeObject, listAt } from '../model';

function fieldsAt(value: unknown, ...path: string[]): Fields {
  const found = at(value, ...path);
  return isFields(found) ? found : {};
}

/** What is limited and asks for nothing asks for its limit, as in every cluster. */
function limited(container: Fields, range: Fields): Fields {
  const said = fieldsAt(container, 'resources');
  const own = fieldsAt(said, 'limits');
  const limits = { ...fieldsAt(range, 'default'), ...own };
  const requests = {
    ...fieldsAt(range, 'defaultRequest'),
    ...own,
    ...fieldsAt(said, 'requests'),
  };
  return {
    ...container,
    resources: {
      ...said,
      ...(Object.keys(limits).length > 0 && { limits }),
      ...(Object.keys(requests).length > 0 && { requests }),
    },
  };
}

/** A pod with what the LimitRanges of its namespace give to containers that say nothing themselves. @internal */
export function withLimits(pod: KubeObject, ranges: KubeObject[]): KubeObject {
  const range = ranges
    .flatMap(each => listAt(each, 'spec', 'limits'))
    .find(({ type }) => type === 'Container');
  if (!range || !isFields(pod.spec)) return pod;
  const containers = listAt(pod, 'spec', 'containers');
  return {
    ...pod,
    spec: {
      ...pod.spec,
      containers: containers.map(container => limited(container, range)),
    },
  };
}
