import { OnboardingProblem } from '@operate-first/plugin-operations-common';
import { didYouMean } from '../../api/closest';
import { CheckContext, Found } from './model';
import { teamRef } from './refs';

/** The team is a group of the catalog, and everybody named is a user of it. @internal */
export async function checkTeam({
  asked,
  catalog,
  entities,
  reader,
}: CheckContext): Promise<Found> {
  const { name, members } = asked.team;
  if (!name) return { problems: [], notes: [] };
  const ref = teamRef(name);
  if (!entities.has(ref)) {
    const names = await catalog.groupNames();
    return {
      problems: [
        {
          field: 'team.name',
          value: name,
          message: `There is no team ${name} in the catalog.${didYouMean(
            name,
            names,
          )} Choose one that is there, or add it as a Group first.`,
        },
      ],
      notes: [],
    };
  }
  const problems = members.flatMap((member, at): OnboardingProblem[] =>
    entities.has(userRef(member))
      ? []
      : [
          {
            field: `team.members[${at}]`,
            value: member,
            message: `There is no person ${member} in the catalog. Correct the name, or leave it out: the members of the team are filled in.`,
          },
        ],
  );
  // Of visitors nobody knows which teams are theirs.
  const isTheirs =
    reader.person === undefined || (await catalog.isMember([ref], reader));
  const notes = isTheirs
    ? []
    : [
        `You are not a member of ${name}: the team is told of it, and people approve it.`,
      ];
  return { problems, notes };
}

/** @internal */
export function userRef(member: string): string {
  return `user:default/${member}`.toLocaleLowerCase('en-US');
}
