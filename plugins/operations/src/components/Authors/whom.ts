import {
  AuthorAnswers,
  AuthorSuggestion,
  NamedRef,
} from '@operate-first/plugin-operations-common';

/** Somebody who may be asked, or is named so that one knows why they are not. @internal */
export interface WhomChoice {
  /** What tells it from the others. */
  id: string;
  kind: 'author' | 'instead' | 'onCall' | 'team';
  /** Whom the question goes to; undefined cannot be asked here. */
  to: NamedRef | undefined;
  /** For authors, and for a team that is named as one: why, how sure, and how they are. */
  suggestion?: AuthorSuggestion;
  /** For those who are asked in the place of somebody. */
  inPlaceOf?: string;
  /** For those who are on call: until when. */
  until?: string;
}

/** Who prefers their team is asked through it; who has left, or was never here, cannot be. */
function isAskable({ state, person }: AuthorSuggestion): boolean {
  return Boolean(person) && (state === 'present' || state === 'away');
}

/**
 * Whom one can ask: authors as they are suggested, who stands in for them, who is on call, and the team. Each once.
 *
 * @internal
 */
export function whomOf(authors: AuthorAnswers): WhomChoice[] {
  const choices: WhomChoice[] = [];
  const isThere = ({ ref }: NamedRef) =>
    choices.some(({ to }) => to?.ref === ref);
  const isTeam = ({ ref }: NamedRef) => ref === authors.team?.ref;
  authors.suggestions.forEach((suggestion, index) => {
    const { person, name } = suggestion;
    if (person && isThere(person)) return;
    choices.push({
      id: person?.ref ?? `${index} ${name}`,
      // The team may be named as an author, too, as CODEOWNERS does.
      kind: person && isTeam(person) ? 'team' : 'author',
      to: isAskable(suggestion) ? person : undefined,
      suggestion,
    });
  });
  for (const { instead, person, name } of authors.suggestions) {
    if (!instead || isTeam(instead) || isThere(instead)) continue;
    choices.push({
      id: instead.ref,
      kind: 'instead',
      to: instead,
      inPlaceOf: person?.title ?? name ?? person?.ref,
    });
  }
  for (const { people, to } of authors.onCall ?? []) {
    for (const { person } of people) {
      if (!person || isThere(person)) continue;
      choices.push({ id: person.ref, kind: 'onCall', to: person, until: to });
    }
  }
  if (authors.team && !isThere(authors.team)) {
    choices.push({ id: authors.team.ref, kind: 'team', to: authors.team });
  }
  return choices;
}

/** Whom an author who prefers their team leaves it to, as far as these can be asked. @internal */
export function inPlaceOf(
  { suggestion }: WhomChoice,
  choices: WhomChoice[],
): WhomChoice | undefined {
  const { state, instead } = suggestion ?? {};
  if (state !== 'prefersTeam' || !instead) return undefined;
  return choices.find(({ to }) => to?.ref === instead.ref);
}

/**
 * Who is asked unless the reader says otherwise: the likeliest author who is there, or the team that they want to be asked;
 * else who stands in, else who is on call, else the team.
 *
 * @internal
 */
export function usualOf(choices: WhomChoice[]): WhomChoice | undefined {
  for (const choice of choices) {
    if (choice.to && choice.suggestion?.state === 'present') return choice;
    // Whoever knows less is no answer to a wish for the team.
    const team = inPlaceOf(choice, choices);
    if (team) return team;
  }
  const askable = choices.filter(({ to }) => to);
  return (
    askable.find(({ kind }) => kind === 'instead') ??
    // An author who is away and has nobody else is answered for by those who are there.
    askable.find(({ kind }) => kind === 'onCall') ??
    askable.find(({ kind }) => kind === 'team') ??
    askable[0]
  );
}
