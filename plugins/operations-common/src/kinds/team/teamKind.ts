import type { RequestEffect } from '../../generated/openapi';
import { PLACES } from '../../onboarding/tree/places';
import type { KindChange, KindGround, RequestKind } from '../model';
import { TreeDraft } from '../TreeDraft';
import { readParameters } from '../read';
import { teamFields } from './fields';
import { MembersChange, personName, personRef } from './members';
import { checkMembers, Membership, membershipOf, refused } from './membership';
import { checkParameters, schema, TeamParameters } from './parameters';
import { syncRights } from './rights';
import { membersInTree, teamFile } from './teamInTree';

function writeTeam(
  value: TeamParameters,
  { change }: Membership,
  draft: TreeDraft,
  ground: KindGround,
): void {
  const { what, team, title, parent } = value;
  const path = teamFile(team);
  if (what === 'new') {
    const { requester, request } = ground;
    draft.complete({
      path,
      value: {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: {
          name: team,
          annotations: {
            'operate-first.io/requester': requester,
            ...(request && { 'operate-first.io/request': request }),
          },
        },
        spec: {
          type: 'team',
          ...(title && { profile: { displayName: title } }),
          ...(parent && { parent }),
          children: [],
        },
      },
    });
    draft.complete({
      path: `${PLACES.teams}/all.yaml`,
      value: {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Location',
        metadata: { name: 'teams' },
        spec: { targets: [`./${team}/group.yaml`] },
      },
      grows: [{ path: ['spec', 'targets'] }],
    });
  }
  const list = ['spec', 'members'];
  const edits = [
    ...[...change.comes]
      .sort()
      .map(name => ({ op: 'add', path: list, value: name } as const)),
    ...change.goes.map(
      entry => ({ op: 'remove', path: list, value: entry } as const),
    ),
  ];
  if (edits.length > 0) draft.edit(path, edits);
}

function effectsOf({ comes, goes, twice }: MembersChange): RequestEffect[] {
  return [
    ...comes.map(
      (name): RequestEffect => ({ effect: 'comes', what: personRef(name) }),
    ),
    ...goes
      .filter(entry => !twice.includes(entry))
      .map(
        (entry): RequestEffect => ({
          effect: 'goes',
          what: personRef(personName(entry) ?? entry),
        }),
      ),
  ];
}

function notesOf({ already, absent, twice }: MembersChange): string[] {
  const named = (names: string[]) =>
    names.map(each => personRef(personName(each) ?? each)).join(', ');
  return [
    ...(already.length > 0
      ? [`In the team already, in these or other letters: ${named(already)}.`]
      : []),
    ...(absent.length > 0 ? [`Not in the team: ${named(absent)}.`] : []),
    ...(twice.length > 0
      ? [
          `Written twice, in different letters, and once from now on: ${named(
            twice,
          )}.`,
        ]
      : []),
  ];
}

function build(value: TeamParameters, ground: KindGround): KindChange {
  const problem = refused(value, ground);
  if (problem) return { files: [], notes: [], problems: [problem] };
  const { team } = value;
  const membership = membershipOf(value, ground);
  const draft = TreeDraft.create(ground.files);
  const isWritten =
    value.what === 'new' || membersInTree(team, ground.files) !== undefined;
  if (isWritten) writeTeam(value, membership, draft, ground);
  const rights = syncRights(
    { team, members: membership.after, removed: value.remove },
    draft,
    ground,
  );
  return {
    files: draft.changes(),
    problems: [...checkMembers(value, membership), ...draft.problems],
    notes: [...notesOf(membership.change), ...rights.notes],
    effects: [...effectsOf(membership.change), ...rights.effects],
  };
}

/** @public */
export const teamKind: RequestKind<TeamParameters> = {
  name: 'team',
  title: 'Change a team',
  description:
    'Who joins a team and who leaves it, with the rights that follow from it; or a new team.',
  fields: teamFields,
  read: parameters => readParameters(schema, parameters, checkParameters),
  build,
  about: (value, ground) => {
    const { what, team } = value;
    const isWritten =
      what === 'new' || membersInTree(team, ground.files) !== undefined;
    const { after } = membershipOf(value, ground);
    return {
      title: what === 'new' ? `New team ${team}` : `Members of ${team}`,
      team,
      services: [],
      clusters: [],
      places: isWritten
        ? [
            {
              subject: team,
              expects: {
                type: 'members',
                group: `group:default/${team}`,
                members: after.map(personRef),
              },
            },
          ]
        : [],
      approval:
        what === 'new'
          ? { by: 'people', reason: 'People look at every new team.' }
          : {
              by: 'people',
              reason: 'Members get the rights of the team.',
              withTeam: true,
            },
    };
  },
};
