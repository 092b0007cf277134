import { JsonValue } from '@backstage/types';
import { kustomization } from './kustomization';
import { fromFolder, PLACES } from './places';
import { Ground, Planned } from './plan';

/** Of two spellings of one name only the first is a user. */
function hasUser(there: JsonValue[], wanted: JsonValue): boolean {
  const name = String(wanted).toLocaleLowerCase('en-US');
  return there.some(each => String(each).toLocaleLowerCase('en-US') === name);
}

/** Whether something of the request is on OpenShift. @internal */
export function isOnOpenShift({ request, tree }: Ground): boolean {
  const openShift = new Set(
    tree.clusters.flatMap(({ name, flavour }) =>
      flavour === 'openshift' ? [name] : [],
    ),
  );
  return request.namespaces.some(({ places }) =>
    places.some(({ cluster }) => openShift.has(cluster)),
  );
}

/** The team where groups are objects. Elsewhere its name in the RoleBinding is all there is. @internal */
export function planTeam(ground: Ground): Planned[] {
  if (!isOnOpenShift(ground)) return [];
  const { team } = ground.request;
  const folder = PLACES.group(team.name);
  return [
    kustomization(folder, { resources: ['group.yaml'] }),
    {
      kind: 'document',
      path: `${folder}/group.yaml`,
      value: {
        apiVersion: 'user.openshift.io/v1',
        kind: 'Group',
        metadata: { name: team.name },
        users: [...team.members].sort(),
      },
      grows: [{ path: ['users'], has: hasUser }],
    },
    kustomization(PLACES.groups, {
      resources: [fromFolder(PLACES.groups, folder)],
    }),
  ];
}
