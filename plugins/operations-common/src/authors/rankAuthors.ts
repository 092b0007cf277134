import {
  AuthorReason,
  AuthorSettings,
  AuthorSuggestion,
  NamedRef,
} from '../generated/openapi';
import { addUpShares } from './addUpShares';
import { IdentityIndex, isBot, MatchedIdentity } from './identities';
import { EvidenceOfAuthor, KnownPeople } from './model';
import { AUTHOR_CONFIDENCE, AUTHOR_WEIGHTS } from './weights';

const DEFAULT_LIMIT = 5;
/** Those who cannot be asked take no more places than this. */
const MOST_ABSENT = 2;
const MOST_REASONS = 6;

/** @public */
export interface RankAuthorsOptions {
  now: Date;
  /** How many are suggested; 5 where it is missing. */
  limit?: number;
  /** How people want to be asked, by entity ref. */
  settings?: ReadonlyMap<string, AuthorSettings>;
  /** The owning team: asked in place of those who prefer it. */
  team?: NamedRef;
  /** Names, addresses and handles of programs, beside those that everybody knows. */
  bots?: readonly string[];
}

/** @public */
export interface RankedAuthors {
  /** The likeliest first. */
  suggestions: AuthorSuggestion[];
  /** Why identities could not be told apart, as sentences that name people. */
  problems: string[];
}

interface Candidate {
  who: MatchedIdentity;
  evidence: EvidenceOfAuthor[];
  score: number;
  latest: number;
}

function worth({ kind, weight }: EvidenceOfAuthor): number {
  return AUTHOR_WEIGHTS[kind] * Math.min(Math.max(weight, 0), 1);
}

/**
 * Of each kind the strongest counts; kinds support each other as independent witnesses do: what the first leaves in doubt,
 * the next one halves, and nothing is ever certain.
 */
function scoreOf(evidence: EvidenceOfAuthor[]): number {
  const strongest = new Map<string, number>();
  for (const one of evidence) {
    const before = strongest.get(one.kind) ?? 0;
    strongest.set(one.kind, Math.max(before, worth(one)));
  }
  return (
    1 - [...strongest.values()].reduce((doubt, one) => doubt * (1 - one), 1)
  );
}

function reasonsOf(evidence: EvidenceOfAuthor[]): AuthorReason[] {
  const sorted = [...evidence].sort((a, b) => worth(b) - worth(a));
  const unique = new Map(sorted.map(one => [`${one.kind} ${one.text}`, one]));
  return [...unique.values()]
    .slice(0, MOST_REASONS)
    .map(({ kind, text, url, at }) => ({
      kind,
      text,
      ...(url !== undefined && { url }),
      ...(at && { at: at.toISOString() }),
    }));
}

function confidenceOf(score: number): AuthorSuggestion['confidence'] {
  if (score >= AUTHOR_CONFIDENCE.high) return 'high';
  return score >= AUTHOR_CONFIDENCE.medium ? 'medium' : 'low';
}

function candidatesOf(
  evidence: EvidenceOfAuthor[],
  index: IdentityIndex,
  bots: readonly string[],
): Candidate[] {
  const byKey = new Map<string, Candidate>();
  for (const one of evidence) {
    if (isBot(one.identity, bots)) continue;
    const who = index.match(one.identity);
    // The portal is a program, and not the stranger whose name stands there.
    if (who.isPortal) continue;
    const known = byKey.get(who.key);
    if (known) known.evidence.push(one);
    else byKey.set(who.key, { who, evidence: [one], score: 0, latest: 0 });
  }
  for (const candidate of byKey.values()) {
    // Two strangers may have one name.
    if (candidate.who.person) {
      candidate.evidence = addUpShares(candidate.evidence);
    }
    candidate.score = scoreOf(candidate.evidence);
    candidate.latest = Math.max(
      0,
      ...candidate.evidence.map(({ at }) => at?.getTime() ?? 0),
    );
  }
  return [...byKey.values()].sort(
    (a, b) =>
      b.score - a.score ||
      b.latest - a.latest ||
      (a.who.key < b.who.key ? -1 : 1),
  );
}

/** How somebody is there, and until when. */
function stateOf(
  { person, team }: MatchedIdentity,
  { settings, now }: RankAuthorsOptions,
): Pick<AuthorSuggestion, 'state' | 'until'> {
  if (team) return { state: 'present' };
  if (!person) return { state: 'unknown' };
  if (person.left) return { state: 'left' };
  const own = settings?.get(person.ref);
  if (own?.awayUntil && Date.parse(own.awayUntil) > now.getTime()) {
    return { state: 'away', until: own.awayUntil };
  }
  return { state: own?.prefers === 'team' ? 'prefersTeam' : 'present' };
}

function isSuggested(
  { person }: MatchedIdentity,
  settings: RankAuthorsOptions['settings'],
): boolean {
  const own = person && settings?.get(person.ref);
  return own?.suggested ?? true;
}

function suggestionOf(
  { who, evidence, score }: Candidate,
  options: RankAuthorsOptions,
): AuthorSuggestion {
  const { person, team, name } = who;
  const known = person ?? team;
  return {
    ...(known && {
      person: { ref: known.ref, ...(known.title && { title: known.title }) },
    }),
    ...(!known && name !== undefined && { name }),
    confidence: confidenceOf(score),
    why: reasonsOf(evidence),
    ...stateOf(who, options),
    ...(person?.contacts?.length &&
      !person.left && { contacts: person.contacts }),
  };
}

/** The first ones, so that those who cannot be asked crowd out nobody who can. */
function chosen(all: AuthorSuggestion[], limit: number): AuthorSuggestion[] {
  const absent = ({ state }: AuthorSuggestion) =>
    state === 'left' || state === 'unknown';
  const living = new Set(all.filter(one => !absent(one)).slice(0, limit));
  const most = Math.max(limit - living.size, Math.min(MOST_ABSENT, limit - 1));
  const gone = new Set(all.filter(absent).slice(0, most));
  return all.filter(one => living.has(one) || gone.has(one)).slice(0, limit);
}

/** Whom to ask in place of somebody who is away or would rather not. */
function insteadOf(
  suggestion: AuthorSuggestion,
  all: AuthorSuggestion[],
  team: NamedRef | undefined,
): NamedRef | undefined {
  const { state } = suggestion;
  if (state === 'prefersTeam') return team;
  if (state !== 'away') return undefined;
  return all.find(other => other.state === 'present')?.person ?? team;
}

/**
 * Whom to ask, from all that speaks for somebody: the likeliest first, each with why. A pure function over evidence and
 * one table of weights; docs/authors.md explains it.
 *
 * @public
 */
export function rankAuthors(
  evidence: EvidenceOfAuthor[],
  people: IdentityIndex | KnownPeople,
  options: RankAuthorsOptions,
): RankedAuthors {
  const index =
    people instanceof IdentityIndex ? people : IdentityIndex.create(people);
  const candidates = candidatesOf(evidence, index, options.bots ?? []);
  const all = candidates
    .filter(({ who }) => isSuggested(who, options.settings))
    .map(candidate => suggestionOf(candidate, options));
  const suggestions = chosen(all, options.limit ?? DEFAULT_LIMIT).map(one => {
    const instead = insteadOf(one, all, options.team);
    return { ...one, ...(instead && { instead }) };
  });
  const problems = candidates.flatMap(({ who }) => who.problem ?? []);
  return { suggestions, problems: [...new Set(problems)] };
}
