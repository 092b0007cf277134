import { PostMortemSectionKind } from '../model';

/**
 * How sections are called, by us and by others, in English and in German. The first that fits counts. Patterns see the
 * name in small letters, without marks, numbers and what stands in brackets.
 */
const NAMES: Array<[PostMortemSectionKind, RegExp]> = [
  ['questions', /^(?:the )?four questions$|^(?:die )?vier fragen$/],
  [
    'protect',
    /(?:what )?would have protected|^protect(?:ion)?(?: better)?$|besser geschützt|^schutz$/,
  ],
  [
    'prevent',
    /keeps? it from happening|avoid(?:s|ed|ing)? (?:a )?recurrence|^prevent(?:ion|ing recurrence)?$|noch einmal geschieht|wieder geschieht|^vorbeugung$/,
  ],
  [
    'recover',
    /recover(?:y)? (?:be )?(?:quicker|faster)|make recovery|^recover(?:y)?$|schneller (?:wieder )?(?:behoben|hergestellt|gesund)|^behebung$|^wiederherstellung$/,
  ],
  [
    'detect',
    /detect(?:ed)? (?:it )?(?:quicker|faster|sooner|earlier)|schneller (?:entdeckt|bemerkt)|früher (?:entdeckt|bemerkt)/,
  ],
  ['detection', /^detect(?:ion|ed)?$|^entdeckung$|^erkennung$/],
  [
    'summary',
    /^(?:executive |incident )?summary$|^tl;?dr$|^overview$|^abstract$|^zusammenfassung$|^überblick$|^what happened$|^was (?:ist )?(?:geschehen|geschah|passiert(?:e)?)$/,
  ],
  [
    'impact',
    /^(?:customer |user |business )?impact$|^auswirkung(?:en)?$|^folgen$|^who was affected$/,
  ],
  [
    'timeline',
    /^(?:incident )?timeline$|^zeitverlauf$|^zeitleiste$|^ablauf$|^verlauf$|^chronolog(?:y|ie)$/,
  ],
  [
    'contributingFactors',
    /^contributing (?:factors?|causes?|conditions)$|^(?:root )?causes?(?: analysis| identification.*)?$|^root[- ]cause.*$|^trigger$|^lead-?up$|^fault$|^conditions$|^beitragende (?:umstände|faktoren)$|^ursachen?$|^umstände$|^five whys$/,
  ],
  [
    'wentWell',
    /went (?:well|right)|^what worked$|^gut (?:gelaufen|ging)|gut (?:ging|gelaufen|lief)/,
  ],
  [
    'wentWrong',
    /went (?:wrong|badly|poorly)|^what did not(?: work)?|^what didn't|schlecht (?:ging|gelaufen|lief)/,
  ],
  ['lucky', /got lucky|glück/],
  ['asked', /^who was asked$|^wer (?:wurde )?gefragt(?: wurde)?$/],
  [
    'actionItems',
    /^(?:action|follow[- ]?up|remediation|corrective) ?(?:items?|actions?|tasks?|ups?)?$|^actions$|^follow[- ]?ups?$|^remediations?$|^next steps$|^to-?dos?$|^maßnahmen$|^aufgaben$/,
  ],
];

/** The text of a heading without marks, numbers and colons. @internal */
export function plainHeading(text: string): string {
  return text
    .slice(0, 200)
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`~]|:\w+:/g, '')
    .replace(/^\s*(?:\d+(?:\.\d+)*[.)]?\s+)/, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .trim();
}

/** @internal */
export function sectionKindOf(heading: string): PostMortemSectionKind {
  const plain = plainHeading(heading)
    .replace(/\([^)]*\)/g, '')
    .replace(/[\s:?.!–—-]+$/, '')
    .trim()
    .toLocaleLowerCase('en-US');
  return NAMES.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'other';
}
