import type { RequestEffect } from '../../generated/openapi';
import { roleBinding } from '../../onboarding/tree/components';
import { kustomization } from '../../onboarding/tree/kustomization';
import { fromFolder, PLACES } from '../../onboarding/tree/places';
import type { KindGround } from '../model';
import { fromNamespace, namedIn } from '../namespace/namespaceInTree';
import type { TreeDraft } from '../TreeDraft';
import { changeMembers } from './members';
import { namespacesOfTeam, openShiftFile, textsAt } from './teamInTree';

/** What a team has a right to, brought in step with who is in it. @internal */
export interface Rights {
  notes: string[];
  effects: RequestEffect[];
}

/** Every namespace of the team lets the team in. */
function bind(team: string, draft: TreeDraft, unbound: string[]): void {
  if (unbound.length === 0) return;
  for (const planned of roleBinding(team)) {
    if (planned.kind === 'document') draft.complete(planned);
  }
  for (const name of unbound) {
    draft.edit(`${PLACES.namespace(name)}/kustomization.yaml`, [
      {
        op: 'add',
        path: ['components'],
        value: fromNamespace(name, PLACES.roleBinding(team)),
      },
    ]);
  }
}

/** On OpenShift a team is an object, which the clusters list. */
function writeGroup(
  team: string,
  draft: TreeDraft,
  members: string[],
  removed: string[],
): string[] {
  const path = openShiftFile(team);
  const folder = PLACES.group(team);
  draft.complete(kustomization(folder, { resources: ['group.yaml'] }));
  draft.complete(
    kustomization(PLACES.groups, {
      resources: [fromFolder(PLACES.groups, folder)],
    }),
  );
  if (!draft.has(path)) {
    draft.complete({
      path,
      value: {
        apiVersion: 'user.openshift.io/v1',
        kind: 'Group',
        metadata: { name: team },
        users: members,
      },
    });
    return [];
  }
  const there = textsAt(draft.get(path), ['users']);
  const { comes, goes, after } = changeMembers(
    there,
    { add: members, remove: removed },
    members,
  );
  if (comes.length + goes.length > 0) {
    draft.edit(path, [
      ...comes.map(value => ({ op: 'add', path: ['users'], value } as const)),
      ...goes.map(value => ({ op: 'remove', path: ['users'], value } as const)),
    ]);
  }
  const wanted = new Set(changeMembers([], { add: members, remove: [] }).after);
  return after.filter(name => !wanted.has(name));
}

/** Brings role bindings and groups in step with a team. @internal */
export function syncRights(
  {
    team,
    members,
    removed,
  }: { team: string; members: string[]; removed: string[] },
  draft: TreeDraft,
  { tree, files }: Pick<KindGround, 'tree' | 'files'>,
): Rights {
  const namespaces = namespacesOfTeam(team, files);
  const openShift = new Set(
    tree.clusters.flatMap(({ name, flavour }) =>
      flavour === 'openshift' ? [name] : [],
    ),
  );
  const unbound = namespaces
    .map(({ name }) => name)
    .filter(
      name =>
        !namedIn(PLACES.namespace(name), 'components', files).some(
          ({ path }) => path === PLACES.roleBinding(team),
        ),
    );
  bind(team, draft, unbound);
  const isOnOpenShift = namespaces.some(({ places }) =>
    places.some(({ cluster }) => openShift.has(cluster)),
  );
  const strangers =
    isOnOpenShift || files.has(openShiftFile(team))
      ? writeGroup(team, draft, members, removed)
      : [];
  return {
    notes: [
      ...(unbound.length > 0
        ? [
            `These namespaces are of ${team} and did not let it in: ${unbound.join(
              ', ',
            )}. The right is completed.`,
          ]
        : []),
      ...(strangers.length > 0
        ? [
            `The group of OpenShift has ${strangers
              .map(name => `user:default/${name}`)
              .join(
                ', ',
              )}, who are not in the team. Remove them with this form where they should not be there.`,
          ]
        : []),
    ],
    effects: unbound.map(name => ({
      effect: 'comes',
      what: `The right of ${team} to ${name}`,
      reason: 'It was missing.',
    })),
  };
}
