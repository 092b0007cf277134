import {
  membersInTree,
  namespacesOfTeam,
  OnboardingProblem,
  TeamFacts,
  TeamParameters,
  treeFiles,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { didYouMean } from '../../../api/closest';
import { userRef } from '../../../onboarding/checks/checkTeam';
import { teamRef } from '../../../onboarding/checks/refs';
import { KindContext, KindInsight } from '../model';

function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

/** Who was meant, also where an entity ref was written. */
function refOf(person: string): string {
  return userRef(nameOf(person));
}

/** Where a group is written, when that is not in the tree: what people can open, and no path of a machine. */
function elsewhere(
  team: string,
  location: string | undefined,
): string | undefined {
  if (!location || location.endsWith(`/teams/${team}/group.yaml`)) {
    return undefined;
  }
  const [, type, target] = /^([^:]+):(.*)$/.exec(location) ?? [];
  return type === 'url'
    ? target
    : `the file ${nameOf(target ?? location)} of the portal`;
}

/** Those of these people whom the catalog knew. */
async function former(database: Knex, refs: string[]): Promise<Set<string>> {
  const rows: Array<{ ref: string }> = await database('redaction_names')
    .whereIn('ref', refs)
    .select('ref');
  return new Set(rows.map(({ ref }) => ref));
}

async function checkPeople(
  names: string[],
  { onboarding, database }: KindContext,
): Promise<OnboardingProblem[]> {
  const refs = names.map(refOf);
  const found = await onboarding.catalog.find(refs);
  const left = await former(
    database,
    refs.filter(ref => !found.has(ref)),
  );
  return names.flatMap((name, at): OnboardingProblem[] => {
    const ref = refs[at];
    if (found.has(ref)) return [];
    return [
      {
        field: `add[${at}]`,
        value: name,
        message: left.has(ref)
          ? `${ref} has left: the catalog does not have them any more. Leave them out.`
          : `There is no person ${ref} in the catalog. Correct the name.`,
      },
    ];
  });
}

async function checkGroups(
  { what, team, parent }: TeamParameters,
  { onboarding, tree }: KindContext,
): Promise<OnboardingProblem[]> {
  const { catalog } = onboarding;
  const refs = [teamRef(team), ...(parent ? [teamRef(parent)] : [])];
  const found = await catalog.find(refs);
  const problems: OnboardingProblem[] = [];
  const isInTree = membersInTree(team, treeFiles(tree.texts)) !== undefined;
  if (what === 'new' && (found.has(refs[0]) || isInTree)) {
    problems.push({
      field: 'name',
      value: team,
      message: `There is a team ${team} already. Choose another name, or change its members.`,
    });
  }
  if (parent && !found.has(refs[1])) {
    problems.push({
      field: 'parent',
      value: parent,
      message: `There is no team ${parent} in the catalog.${didYouMean(
        parent,
        await catalog.groupNames(),
      )} Choose one that is there.`,
    });
  }
  return problems;
}

/** Entries of the tree's list whom the catalog no longer has. */
async function leftOf(
  team: string,
  { onboarding, tree }: KindContext,
): Promise<string[]> {
  const refs = (membersInTree(team, treeFiles(tree.texts)) ?? []).map(refOf);
  const found = await onboarding.catalog.find(refs);
  return refs.filter(ref => !found.has(ref)).sort();
}

function managedIn(isInTree: boolean, isThere: boolean): TeamFacts['managed'] {
  if (isInTree) return 'tree';
  return isThere ? 'elsewhere' : 'nowhere';
}

/** Who is in a team is for those alone who have signed in. @internal */
export const teamInsight: KindInsight<TeamParameters> = {
  known: async ({ team, add, remove }, { onboarding, reader, tree }) => {
    if (reader.person === undefined) return { hidden: true };
    const inTree = new Set(
      (membersInTree(team, treeFiles(tree.texts)) ?? []).map(refOf),
    );
    const { catalog } = onboarding;
    const [group, people] = await Promise.all([
      catalog.groupNow(teamRef(team)),
      catalog.find([...inTree, ...[...add, ...remove].map(refOf)]),
    ]);
    const place = elsewhere(team, group?.location);
    const others = await catalog.find(
      (group?.members ?? []).filter(ref => !inTree.has(ref)),
    );
    const namesOf = (entities: typeof others) =>
      [...entities.values()].map(({ metadata }) => metadata.name).sort();
    return {
      exists: group !== undefined,
      ...(place && { elsewhere: place }),
      byThemselves: namesOf(others),
      spellings: namesOf(people),
    };
  },
  look: async (value, context, ground) => {
    const { reader, onboarding } = context;
    if (reader.person === undefined) return { problems: [], notes: [] };
    const { what, team, add, remove } = value;
    const place = ground.known?.elsewhere;
    const isInTree = membersInTree(team, ground.files) !== undefined;
    const [people, groups, left, isTheirs] = await Promise.all([
      checkPeople(add, context),
      checkGroups(value, context),
      leftOf(team, context),
      onboarding.catalog.isMember([teamRef(team)], reader),
    ]);
    const leaving = new Set(remove.map(refOf));
    const stay = left.filter(ref => !leaving.has(ref));
    return {
      problems: [
        ...groups,
        ...people,
        ...(what === 'members' && isInTree && typeof place === 'string'
          ? [
              {
                field: 'team',
                value: team,
                message: `The catalog reads ${team} from ${place} and not from the tree. Remove it in one of both places first.`,
              },
            ]
          : []),
      ],
      notes: [
        ...(stay.length > 0
          ? [
              `Still in the list of ${team}, and no longer in the catalog: ${stay.join(
                ', ',
              )}. Remove them with this form.`,
            ]
          : []),
        ...(what === 'members' && !isTheirs
          ? [
              `You are not a member of ${team}: the team is told of it, and approves it.`,
            ]
          : []),
      ],
    };
  },
  help: async (written, context) => {
    const { reader, onboarding, tree } = context;
    const { team } = written;
    if (reader.person === undefined || typeof team !== 'string' || !team) {
      return undefined;
    }
    const files = treeFiles(tree.texts);
    const group = await onboarding.catalog.groupNow(teamRef(team));
    const isInTree = membersInTree(team, files) !== undefined;
    const place = elsewhere(team, group?.location);
    const left = await leftOf(team, context);
    const facts: TeamFacts = {
      team,
      managed: managedIn(isInTree, group !== undefined),
      ...(place && { location: place }),
      members: [
        ...(group?.members ?? []).map(ref => ({ ref })),
        ...left
          .filter(ref => !group?.members.includes(ref))
          .map(ref => ({ ref, left: true })),
      ],
      namespaces: namespacesOfTeam(team, files).map(({ name }) => name),
    };
    return { ...facts };
  },
};
