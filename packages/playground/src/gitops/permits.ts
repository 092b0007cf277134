import { Place } from './Places';
import { Manifest } from './schema';
import { Target } from './Target';

/** What the operators give a team, and a team does not give itself. */
const NOT_OURS = ['LimitRange', 'ResourceQuota'];

/**
 * Throws what Argo CD says where a service's repository asks for what its project does not allow: something for the whole
 * cluster, for the namespace of somebody else, or more room.
 *
 * @internal
 */
export function checkPermission(
  { onboarded, namespace, project, destination }: Target,
  { apiVersion, kind, metadata }: Manifest,
  place: Place | undefined,
): void {
  if (!onboarded) return;
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  const limits = group === '' && NOT_OURS.includes(kind);
  if (limits || place?.namespaced === false) {
    throw new Error(
      `resource ${group}:${kind} is not permitted in project ${project}`,
    );
  }
  if (metadata.namespace !== namespace) {
    const to = String(destination.server ?? destination.name);
    throw new Error(
      `namespace ${metadata.namespace} is not permitted in project '${project}': destination ${to} is allowed with namespace ${namespace} alone`,
    );
  }
}
