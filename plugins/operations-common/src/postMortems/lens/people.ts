import { LensContext, LensRule } from './model';

const CAUSED =
  '(?:caused|broke|deleted|removed|dropped|destroyed|misconfigured|mistyped|overlooked|missed|is responsible|was responsible|made (?:a|the) mistake|pushed the wrong|entered the wrong|ran the wrong|verursachte|löschte|zerstörte|übersah|verwechselte|ist verantwortlich|war verantwortlich)';
const BECAUSE =
  '(?:because of|due to|caused by|thanks to|mistake of|mistake by|error by|error of|fault of|wegen|verursacht durch|verursacht von|fehler von)';

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

function namesOf({ document, facts }: LensContext): string[] {
  const refs = [
    ...document.authors,
    ...document.actionItems.flatMap(({ owner }) =>
      owner?.startsWith('user:') ? [owner] : [],
    ),
  ];
  const names = [...(facts.people ?? []), ...refs.map(nameOf)];
  return [...new Set(names)].filter(
    (name): name is string => name !== undefined && name.trim().length > 2,
  );
}

/** Names that occur at all, so that the pattern stays small in large organisations. */
function occurring(names: string[], prose: string): string[] {
  const plain = prose.replace(/\s+/g, ' ').toLocaleLowerCase('en-US');
  return names.filter(name => plain.includes(name.toLocaleLowerCase('en-US')));
}

/** People are named as the cause. @internal */
export const PEOPLE_RULES: LensRule[] = [
  {
    id: 'people.cause',
    find(context) {
      const { prose } = context.text;
      const names = occurring(namesOf(context), prose);
      if (names.length === 0) return [];
      const who = `(?<!\\p{L})(?:${names.map(escaped).join('|')})(?!\\p{L})`;
      const pattern = new RegExp(
        `${who}(?:\\s+\\p{L}+){0,4}?\\s+${CAUSED}(?!\\p{L})|(?<!\\p{L})${BECAUSE}\\s+${who}`,
        'giu',
      );
      return [...prose.matchAll(pattern)].map(({ index, 0: words }) => ({
        start: index,
        end: index + words.length,
        severity: 'warning',
        message: `"${words.replace(/\s+/g, ' ')}" names a person as the cause.`,
        remedy:
          'Name the role, and what made it possible: anybody in that place could have done it.',
      }));
    },
  },
];
