import { z } from 'zod';
import type { OnboardingProblem } from '../../onboarding/model';
import { checkName, checkTwice } from '../../onboarding/names';
import { line, name } from '../schema';
import { personKey, personName } from './members';

/** @internal */
export const WHAT = ['members', 'new'] as const;

/**
 * Other members of a team that is there, or a new team.
 *
 * @public
 */
export interface TeamParameters {
  what: 'members' | 'new';
  /** The name of the group; of a new one, too. */
  team: string;
  /** Of a new team. */
  title?: string;
  /** Of a new team: the name of the group above it. */
  parent?: string;
  /** User names. */
  add: string[];
  /** User names. */
  remove: string[];
}

const some = line
  .transform(text => (text === '' ? undefined : text))
  .optional();
const people = z.array(line).max(200, 'Name at most 200 people.').default([]);

/** A new team has a field of its own, because it cannot be chosen. @internal */
export const schema: z.ZodType<TeamParameters> = z
  .strictObject({
    what: z.enum(WHAT, 'Write one of members and new.').default('members'),
    team: name.optional(),
    name: name.optional(),
    title: some,
    parent: some,
    add: people,
    remove: people,
  })
  .transform(({ what, team, name: written, title, parent, add, remove }) => {
    const said = what === 'new' ? written ?? team : team ?? written;
    return {
      what,
      team: said ?? '',
      add,
      remove: what === 'new' ? [] : remove,
      ...(what === 'new' && title && { title }),
      ...(what === 'new' && parent && { parent }),
    };
  });

function checkPeople(field: string, names: string[]): OnboardingProblem[] {
  return names.flatMap((text, at) => {
    const written = personName(text);
    if (written && /^[\w.-]{1,63}$/.test(written)) return [];
    const message = `"${text.slice(
      0,
      80,
    )}" is no user name. Write it as the catalog does, as in ada.`;
    return [{ field: `${field}[${at}]`, value: text.slice(0, 80), message }];
  });
}

/** What is wrong with it, whatever tree and catalog say. @internal */
export function checkParameters(value: TeamParameters): OnboardingProblem[] {
  const { what, team, parent, add, remove } = value;
  const named = checkName(what === 'new' ? 'name' : 'team', team);
  const above = parent === undefined ? undefined : checkName('parent', parent);
  const keysOf = (names: string[]) =>
    names.map(each => personKey(personName(each) ?? each));
  const removed = new Set(keysOf(remove));
  return [
    ...(named ? [named] : []),
    ...(above ? [above] : []),
    ...checkPeople('add', add),
    ...checkPeople('remove', remove),
    ...['add', 'remove'].flatMap(field =>
      checkTwice(
        (field === 'add' ? add : remove).map((each, at) => ({
          field: `${field}[${at}]`,
          name: personName(each) ?? each,
        })),
      ),
    ),
    ...keysOf(add).flatMap((key, at): OnboardingProblem[] =>
      removed.has(key)
        ? [
            {
              field: `add[${at}]`,
              value: add[at],
              message: `${add[at]} is to be added and to be removed. Leave one of both out.`,
            },
          ]
        : [],
    ),
    ...(what === 'new' && add.length === 0
      ? [
          {
            field: 'add',
            message:
              'A team of nobody answers nobody. Name at least one member.',
          },
        ]
      : []),
  ];
}
