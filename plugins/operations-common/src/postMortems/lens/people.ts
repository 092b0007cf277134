import { fold, wordsOf } from '../../redaction/names/fold';
import { isOrdinary } from '../../redaction/names/ordinaryWords';
import { LensContext, LensRule } from './model';

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

/** Names that occur at all, so that the pattern stays small in large organisations; the longest first. */
function occurring(names: string[], prose: string): string[] {
  const plain = prose.replace(/\s+/g, ' ').toLocaleLowerCase('en-US');
  return names
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

/** Where a pattern fits with two groups that are names; half a name counts with a capital letter only. */
function toldIn(prose: string, pattern: string): Told[] {
  return [...prose.matchAll(new RegExp(pattern, 'giu'))].flatMap(match => {
    const [all, first, second] = match;
    const who = first ?? second;
    if (!/\s/.test(who) && !/^\p{Lu}/u.test(who)) return [];
    const words = all.replace(/\s+/g, ' ');
    return [{ start: match.index, end: match.index + all.length, words }];
  });
}

function causes(prose: string, names: string[]): Told[] {
  if (names.length === 0) return [];
  const who = anyOf(names);
  return toldIn(
    prose,
    `${who}(?:\\s+\\p{L}+){0,4}?\\s+${CAUSED}(?!\\p{L})|(?<!\\p{L})${BECAUSE}\\s+${who}`,
  );
}

/** People are named as the cause, or as those who did it. @internal */
export const PEOPLE_RULES: LensRule[] = [
  {
    id: 'people.cause',
    find(context) {
      const { prose } = context.text;
      return causes(prose, occurring(namesOf(context), prose)).map(
        ({ words, ...place }) => ({
          ...place,
          severity: 'warning',
          message: `"${words}" names a person as the cause.`,
          remedy:
            'Name the role, and what made it possible: anybody in that place could have done it.',
          values: { words },
        }),
      );
    },
  },
  {
    id: 'people.actor',
    find({ facts: { people = [] }, text }) {
      const { prose } = text;
      const names = occurring([...people, ...partsOf(people)], prose);
      if (names.length === 0) return [];
      const blamed = causes(prose, names);
      const who = anyOf(names);
      return toldIn(
        prose,
        `${who}(?:\\s+(?:${BETWEEN})){0,2}\\s+(?:${DID})(?!\\p{L})|(?<!\\p{L})\\p{L}{2,}(?:ed|t|n)\\s+(?:by|von|durch)\\s+${who}`,
      )
        .filter(
          ({ start, end }) =>
            // To thank somebody is another matter.
            !text.isIn('wentWell', start) &&
            !blamed.some(other => other.start < end && start < other.end),
        )
        .map(({ words, ...place }) => ({
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
