import { Kind, qualified } from '../kinds';
import { at, KubeObject } from '../model';
import { StatusError } from '../StatusError';

/** By which fields beside name and namespace each kind can be asked for, as a real server has it. */
const FIELDS: Record<string, string[]> = {
  pods: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'status.phase',
    'status.podIP',
    'status.nominatedNodeName',
  ],
  events: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
  namespaces: ['status.phase'],
  nodes: ['spec.unschedulable'],
  secrets: ['type'],
  'replicasets.apps': ['status.replicas'],
  'jobs.batch': ['status.successful'],
};

function valueOf(object: KubeObject, field: string): string {
  if (field === 'source')
    return String(at(object, 'source', 'component') ?? '');
  const value = at(object, ...field.split('.'));
  if (value === undefined || value === null) {
    return field === 'spec.unschedulable' ? 'false' : '';
  }
  return String(value);
}

/** A selector such as `status.phase!=Running,spec.nodeName=one`. @internal */
export function parseFieldSelector(
  kind: Kind,
  text: string,
): (object: KubeObject) => boolean {
  const known = [
    'metadata.name',
    'metadata.namespace',
    ...(FIELDS[qualified(kind)] ?? []),
  ];
  const all = text
    .split(',')
    .filter(part => part !== '')
    .map(part => {
      const found = /^([^=!]+)(==|=|!=)(.*)$/.exec(part);
      if (!found) {
        throw StatusError.badRequest(
          `invalid selector: '${part}'; can't understand '${part}'`,
        );
      }
      const [, field, operator, value] = found;
      if (!known.includes(field)) {
        throw StatusError.badRequest(`field label not supported: ${field}`);
      }
      return (object: KubeObject) =>
        (valueOf(object, field) === value) === (operator !== '!=');
    });
  return object => all.every(matches => matches(object));
}
