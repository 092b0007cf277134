import { Kind } from '../kinds';
import { at, Fields, isFields, KubeObject, listAt } from '../model';
import { sameJson } from '../sameJson';
import { StatusError } from '../StatusError';
import { LabelSelector, selects } from '../store/labelSelector';

interface Cause {
  field: string;
  message: string;
}

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9.:]*[a-z0-9])?$/;
const LABEL_WORDS =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const SUBDOMAIN_WORDS =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

/** Kinds with a selector, which may not change, and a template that it must select. */
const SELECTING = ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'];
const TEMPLATED = [...SELECTING, 'Job'];

function invalid(field: string, value: unknown, why: string): Cause {
  return {
    field,
    message: `Invalid value: ${JSON.stringify(value)}: ${why}`,
  };
}

function nameCauses(name: string): Cause[] {
  if (!name) {
    return [
      {
        field: 'metadata.name',
        message: 'Required value: name or generateName is required',
      },
    ];
  }
  return SUBDOMAIN.test(name) && name.length <= 253
    ? []
    : [invalid('metadata.name', name, SUBDOMAIN_WORDS)];
}

function podCauses(spec: unknown, path: string): Cause[] {
  const containers = listAt(spec, 'containers');
  if (containers.length === 0) {
    return [{ field: `${path}.containers`, message: 'Required value' }];
  }
  return containers.flatMap((container, index) => {
    const field = `${path}.containers[${index}]`;
    const causes: Cause[] = [];
    if (!LABEL.test(String(container.name ?? ''))) {
      causes.push(invalid(`${field}.name`, container.name, LABEL_WORDS));
    }
    if (!container.image) {
      causes.push({ field: `${field}.image`, message: 'Required value' });
    }
    return causes;
  });
}

function selectorCauses(spec: Fields, before: unknown): Cause[] {
  const labels = at(spec, 'template', 'metadata', 'labels') ?? {};
  const causes: Cause[] = [];
  if (!isFields(spec.selector)) {
    return [{ field: 'spec.selector', message: 'Required value' }];
  }
  if (
    !selects(spec.selector as LabelSelector, labels as Record<string, string>)
  ) {
    causes.push(
      invalid(
        'spec.template.metadata.labels',
        labels,
        '`selector` does not match template `labels`',
      ),
    );
  }
  const old = at(before, 'spec', 'selector');
  if (old !== undefined && !sameJson(old, spec.selector)) {
    causes.push(invalid('spec.selector', spec.selector, 'field is immutable'));
  }
  return causes;
}

/** Refuses what a real server would, in its words: 422. @internal */
export function validate(
  kind: Kind,
  object: KubeObject,
  before?: KubeObject,
): void {
  const causes = nameCauses(object.metadata.name);
  const spec = isFields(object.spec) ? object.spec : {};
  if (typeof spec.replicas === 'number' && spec.replicas < 0) {
    causes.push(
      invalid(
        'spec.replicas',
        spec.replicas,
        'must be greater than or equal to 0',
      ),
    );
  }
  if (!kind.custom && SELECTING.includes(kind.kind)) {
    causes.push(...selectorCauses(spec, before));
  }
  if (!kind.custom && TEMPLATED.includes(kind.kind)) {
    causes.push(
      ...podCauses(at(spec, 'template', 'spec'), 'spec.template.spec'),
    );
  }
  if (!kind.custom && kind.kind === 'Pod')
    causes.push(...podCauses(spec, 'spec'));
  if (causes.length > 0) {
    throw StatusError.invalid(kind, object.metadata.name, causes);
  }
}
