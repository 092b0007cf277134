import type { OnboardingProblem } from '../../onboarding/model';
import type { KindGround } from '../model';
import {
  changeMembers,
  MembersChange,
  personKey,
  personName,
  personRef,
} from './members';
import type { KnownOfTeam } from './model';
import type { TeamParameters } from './parameters';
import { membersInTree } from './teamInTree';

/** What the backend has found out. */
function knownOf({ known }: Pick<KindGround, 'known'>): KnownOfTeam {
  const texts = (value: unknown) =>
    Array.isArray(value) ? value.map(String) : [];
  return {
    hidden: known?.hidden === true,
    exists: known?.exists === true,
    ...(typeof known?.elsewhere === 'string' && {
      elsewhere: known.elsewhere,
    }),
    byThemselves: texts(known?.byThemselves),
    spellings: texts(known?.spellings),
  };
}

/** Who is in the team, and who will be. @internal */
export interface Membership {
  change: MembersChange;
  /** Members by an entry of their own in the catalog, which the tree cannot change. */
  byThemselves: string[];
  /** All user names afterwards. */
  after: string[];
}

/** @internal */
export function membershipOf(
  { team, add, remove }: TeamParameters,
  ground: Pick<KindGround, 'files' | 'known'>,
): Membership {
  const { byThemselves, spellings } = knownOf(ground);
  const there = membersInTree(team, ground.files) ?? [];
  const change = changeMembers(there, { add, remove }, spellings);
  const all = changeMembers(
    change.after,
    { add: byThemselves, remove: [] },
    byThemselves,
  );
  return { change, byThemselves, after: all.after };
}

/** Why nothing of it can be done. @internal */
export function refused(
  value: TeamParameters,
  ground: Pick<KindGround, 'files' | 'known'>,
): OnboardingProblem | undefined {
  const { what, team, add, remove } = value;
  const { hidden, exists, elsewhere } = knownOf(ground);
  const isInTree = membersInTree(team, ground.files) !== undefined;
  if (what === 'members' && hidden) {
    return {
      field: 'team',
      value: team,
      message:
        'Who is in a team is not for visitors. Sign in to see what would change.',
    };
  }
  if (what === 'members' && !isInTree && !exists) {
    return {
      field: 'team',
      value: team,
      message: `There is no team ${team}. Choose one that is there, or ask for a new one.`,
    };
  }
  if (what === 'members' && !isInTree && add.length + remove.length > 0) {
    return {
      field: 'team',
      value: team,
      message: `${team} is not written in the tree but in ${
        elsewhere ?? 'another place'
      }. Change its members there; with both lists empty, this request brings its rights in step.`,
    };
  }
  return undefined;
}

/** What is wrong with who joins and who leaves. @internal */
export function checkMembers(
  { team, remove }: TeamParameters,
  { byThemselves, after }: Membership,
): OnboardingProblem[] {
  const own = new Set(byThemselves.map(personKey));
  const problems = remove.flatMap((text, at): OnboardingProblem[] =>
    own.has(personKey(personName(text) ?? text))
      ? [
          {
            field: `remove[${at}]`,
            value: text,
            message: `${personRef(
              personName(text) ?? text,
            )} is in ${team} by an entry of their own in the catalog. Change it there.`,
          },
        ]
      : [],
  );
  if (after.length > 0) return problems;
  return [
    ...problems,
    {
      field: 'remove',
      message: `Nobody would be left in ${team}, and what is of it would be of nobody. Name somebody who stays or who joins.`,
    },
  ];
}
