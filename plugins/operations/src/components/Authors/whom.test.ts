import { AuthorSuggestion } from '@operate-first/plugin-operations-common';
import { authorsOf } from '../../__fixtures__/questions';
import { usualOf, whomOf } from './whom';

const ada = { ref: 'user:default/ada', title: 'Ada Example' };
const team = { ref: 'group:default/payments-team', title: 'Payments' };
const bob = { ref: 'user:default/bob', title: 'Bob Example' };
const suggestionOf = (
  overrides: Partial<AuthorSuggestion> = {},
): AuthorSuggestion => ({
  person: ada,
  confidence: 'high',
  why: [],
  state: 'present',
  ...overrides,
});
const told = (
  suggestions: AuthorSuggestion[],
  others: Parameters<typeof authorsOf>[0] = {},
) => {
  const choices = whomOf(
    authorsOf({ suggestions, onCall: [], team, ...others }),
  );
  return {
    choices: choices.map(
      ({ kind, to, id }) => `${kind} ${to?.ref ?? `not ${id}`}`,
    ),
    usual: usualOf(choices)?.to?.ref,
  };
};

describe('whom one can ask', () => {
  it('is the author first, and always the team', () => {
    expect(told([suggestionOf()])).toEqual({
      choices: [`author ${ada.ref}`, `team ${team.ref}`],
      usual: ada.ref,
    });
  });

  it('is the team once, where it is named as an author', () => {
    expect(
      told([
        suggestionOf(),
        suggestionOf({ person: team }),
        suggestionOf({ person: bob }),
      ]),
    ).toEqual({
      choices: [`author ${ada.ref}`, `team ${team.ref}`, `author ${bob.ref}`],
      usual: ada.ref,
    });
    expect(told([suggestionOf({ person: team }), suggestionOf()]).usual).toBe(
      team.ref,
    );
  });

  it('is nobody who has left or prefers the team, who are named all the same', () => {
    expect(
      told([
        suggestionOf({ state: 'left' }),
        suggestionOf({ state: 'unknown', person: undefined, name: 'C. Old' }),
        suggestionOf({ person: bob, state: 'prefersTeam', instead: team }),
      ]),
    ).toEqual({
      choices: [
        `author not ${ada.ref}`,
        'author not 1 C. Old',
        `author not ${bob.ref}`,
        `team ${team.ref}`,
      ],
      usual: team.ref,
    });
  });

  it('is the team of the likeliest author who wants that, whoever knows less', () => {
    const eve = suggestionOf({ person: { ref: 'user:default/eve' } });
    const wish = { state: 'prefersTeam' as const, instead: team };
    expect(told([suggestionOf(wish), eve]).usual).toBe(team.ref);
    expect(told([eve, suggestionOf(wish)]).usual).toBe('user:default/eve');
    // Where nobody has a team, somebody has to be asked.
    const without = suggestionOf({ state: 'prefersTeam' });
    expect(told([without, eve]).usual).toBe('user:default/eve');
    const other = { ...wish, instead: { ref: 'group:default/other' } };
    expect(told([suggestionOf(other), eve]).usual).toBe('group:default/other');
  });

  it('is who stands in for somebody who is away, once', () => {
    expect(
      told([
        suggestionOf({ state: 'away', instead: bob }),
        suggestionOf({
          person: { ref: 'user:default/eve' },
          state: 'away',
          instead: bob,
        }),
      ]),
    ).toEqual({
      choices: [
        `author ${ada.ref}`,
        'author user:default/eve',
        `instead ${bob.ref}`,
        `team ${team.ref}`,
      ],
      usual: bob.ref,
    });
  });

  it('is who is on call, unless they are named already, and nobody where there is nobody', () => {
    const shift = {
      schedule: 'payments',
      from: '2026-05-04T00:00:00Z',
      to: '2026-05-05T00:00:00Z',
      people: [{ person: ada }, { person: bob }, { name: 'C. Old' }],
    };
    expect(told([suggestionOf()], { onCall: [shift] }).choices).toEqual([
      `author ${ada.ref}`,
      `onCall ${bob.ref}`,
      `team ${team.ref}`,
    ]);
    expect(told([], { team: undefined })).toEqual({
      choices: [],
      usual: undefined,
    });
  });
});
