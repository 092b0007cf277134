import { fold, wordsOf } from '../../redaction/names/fold';
import { isOrdinary } from '../../redaction/names/ordinaryWords';
import { LensText, wordsIn } from './LensText';
import { LensContext, LensRule, MOST_OF_A_RULE } from './model';

const CAUSED =
  '(?:caused|broke|deleted|removed|dropped|destroyed|misconfigured|mistyped|overlooked|missed|is responsible|was responsible|made (?:a|the) mistake|pushed the wrong|entered the wrong|ran the wrong|verursachte|löschte|zerstörte|übersah|verwechselte|ist verantwortlich|war verantwortlich)';
const BECAUSE =
  '(?:because of|due to|caused by|thanks to|mistake of|mistake by|error by|error of|fault of|wegen|verursacht durch|verursacht von|fehler von)';

/** What people do: verbs of the past, as far as their endings tell, and those that have none. */
const DID =
  '\\p{Ll}+ed|ran|did|made|took|put|set|sent|shut|cut|wrote|gave|went|began|built|bound|brought|chose|forgot|left|lost|led|read|reset|rewrote|saw|sold|spent|split|told|thought|threw|undid|found|felt|held|kept|hit|let|\\p{Ll}{2,}te|nahm|gab|ging|fand|sah|schrieb|trug|schob|zog|rief|fuhr|ließ|lief|hielt|setzte|brach|schnitt|hat|hatte';
const BETWEEN =
  '\\p{Ll}+ly|then|also|had|has|just|and|auch|dann|noch|wieder|versehentlich|sofort';

/** `user:default/ada.example` is called Ada Example, as far as one can tell. */
function nameOf(ref: string): string | undefined {
  const [, name] = /^user:[^/]*\/(.+)$/.exec(ref) ?? [];
  if (ref.includes(':')) {
    return name
      ?.split(/[._-]+/)
      .map(part => part[0]?.toLocaleUpperCase('en-US') + part.slice(1))
      .join(' ');
  }
  return ref;
}

function escaped(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s+');
}

/** First and last names alone, where one person has them and no word is meant. */
function partsOf(names: string[]): string[] {
  const parts = names.flatMap(name => {
    const words = wordsOf(name);
    return words.length > 1 ? words : [];
  });
  return parts.filter(
    part =>
      part.length > 2 &&
      !isOrdinary(fold(part)) &&
      parts.indexOf(part) === parts.lastIndexOf(part),
  );
}

function namesOf({ document, facts: { people = [] } }: LensContext): string[] {
  const refs = [
    ...document.authors,
    ...document.actionItems.flatMap(({ owner }) =>
      owner?.startsWith('user:') ? [owner] : [],
    ),
  ];
  const names = [...people, ...partsOf(people), ...refs.map(nameOf)];
  return [...new Set(names)].filter(
    (name): name is string => name !== undefined && name.trim().length > 2,
  );
}

/**
 * Names that occur at all, so that the pattern stays small in large organisations; the longest first. Of most names already
 * a word is missing, which costs no look at the text.
 */
function occurring(names: string[], { prose, words }: LensText): string[] {
  const some = names.filter(name => wordsIn(name).every(one => words.has(one)));
  if (some.length === 0) return [];
  const plain = prose.replace(/\s+/g, ' ').toLocaleLowerCase('en-US');
  return some
    .filter(name => plain.includes(name.toLocaleLowerCase('en-US')))
    .sort((a, b) => b.length - a.length);
}

function anyOf(names: string[]): string {
  const all = names.map(escaped).join('|');
  return `(?<!\\p{L})(${all})(?![\\p{L}\\p{N}])`;
}

interface Told {
  start: number;
  end: number;
  words: string;
}

/** So far before a name stands what is said of it. */
const BEFORE_CHARACTERS = 80;

/** What is said of somebody: right behind the name, and right before it. */
interface Saying {
  behind: RegExp;
  before: RegExp;
}

function saying(behind: string, before: string): Saying {
  return {
    behind: new RegExp(`${behind}(?!\\p{L})`, 'iuy'),
    before: new RegExp(`(?<!\\p{L})${before}\\s+$`, 'iu'),
  };
}

const TO_BE_CAUSE = saying(`(?:\\s+\\p{L}+){0,4}?\\s+${CAUSED}`, BECAUSE);
const TO_DO = saying(
  `(?:\\s+(?:${BETWEEN})){0,2}\\s+(?:${DID})`,
  '\\p{L}{2,}(?:ed|t|n)\\s+(?:by|von|durch)',
);

/** Where the words before a name begin that say it. */
function saidBefore(
  prose: string,
  at: number,
  { before }: Saying,
): number | undefined {
  const from = Math.max(0, at - BEFORE_CHARACTERS);
  const found = before.exec(prose.slice(from, at));
  if (!found) return undefined;
  // Half a word is none.
  const isCut = found.index === 0 && /\p{L}/u.test(prose.charAt(from - 1));
  return isCut ? undefined : from + found.index;
}

/**
 * Where something is said of one of these names; half a name counts with a capital letter only. Looked at is only what
 * stands around names: the time grows with them and not with the text.
 */
function* toldIn(
  prose: string,
  names: string[],
  says: Saying,
): Generator<Told> {
  if (names.length === 0) return;
  let told = 0;
  for (const match of prose.matchAll(new RegExp(anyOf(names), 'giu'))) {
    const [who] = match;
    const at = match.index;
    if (at < told || (!/\s/.test(who) && !/^\p{Lu}/u.test(who))) continue;
    says.behind.lastIndex = at + who.length;
    const behind = says.behind.exec(prose);
    const begun = saidBefore(prose, at, says);
    const start = begun !== undefined && begun >= told ? begun : at;
    if (start === at && !behind) continue;
    const end = at + who.length + (start === at ? behind?.[0].length ?? 0 : 0);
    told = end;
    yield { start, end, words: prose.slice(start, end).replace(/\s+/g, ' ') };
  }
}

/** What comes first, and no more of it than anybody reads. */
function first<T>(all: Iterable<T>): T[] {
  const some: T[] = [];
  for (const one of all) {
    if (some.length >= MOST_OF_A_RULE) break;
    some.push(one);
  }
  return some;
}

/** What one person did, without what they are named the cause of, and without thanks. */
function* actors(text: LensText, names: string[]): Generator<Told> {
  const blamed = toldIn(text.prose, names, TO_BE_CAUSE);
  let next = blamed.next();
  for (const told of toldIn(text.prose, names, TO_DO)) {
    while (!next.done && next.value.end <= told.start) next = blamed.next();
    const isBlamed = !next.done && next.value.start < told.end;
    if (!isBlamed && !text.isIn('wentWell', told.start)) yield told;
  }
}

/** People are named as the cause, or as those who did it. @internal */
export const PEOPLE_RULES: LensRule[] = [
  {
    id: 'people.cause',
    find(context) {
      const { text } = context;
      const names = occurring(namesOf(context), text);
      const told = first(toldIn(text.prose, names, TO_BE_CAUSE));
      return told.map(({ words, ...place }) => ({
        ...place,
        severity: 'warning',
        message: `"${words}" names a person as the cause.`,
        remedy:
          'Name the role, and what made it possible: anybody in that place could have done it.',
        values: { words },
      }));
    },
  },
  {
    id: 'people.actor',
    find({ facts: { people = [] }, text }) {
      const names = occurring([...people, ...partsOf(people)], text);
      return first(actors(text, names)).map(({ words, ...place }) => ({
        ...place,
        severity: 'info',
        message: `"${words}" tells what one person did.`,
        remedy:
          'Name the role: "whoever was on call", "the technical lead". The timeline needs no names.',
        values: { words },
      }));
    },
  },
];
