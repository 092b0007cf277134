import { Found, LensContext, LensRule } from './model';

/** Words to look for, and what to write instead. @internal */
export interface Phrases {
  /** With the flags g, i and u. */
  patterns: RegExp[];
  message: (words: string) => string;
  remedy: string;
  severity?: Found['severity'];
}

const NEGATION =
  /(?:\b(?:not|never|no|nobody|no one|nothing|without|none)|n't|(?<!\p{L})(?:nicht|nie|niemand|nichts|kein(?:e[mnrs]?)?|ohne))(?:\s+\S+){0,3}\s*$/iu;

/** Whether the words before say that it was not so. */
function negated(prose: string, at: number): boolean {
  const [before] =
    /[^.!?;:\uE000]*$/.exec(prose.slice(Math.max(0, at - 60), at)) ?? [];
  return NEGATION.test(before ?? '');
}

/** A rule that looks for words in prose. @internal */
export function phraseRule(
  id: string,
  { patterns, message, remedy, severity = 'warning' }: Phrases,
): LensRule {
  return {
    id,
    find: ({ text: { prose } }: LensContext) =>
      patterns.flatMap(pattern =>
        [...prose.matchAll(pattern)]
          .filter(({ index }) => !negated(prose, index))
          .map(({ index, 0: found }) => {
            const words = found.replace(/\s+/g, ' ').trim();
            return {
              start: index,
              end: index + found.length,
              severity,
              message: message(words),
              remedy,
              values: { words },
            };
          }),
      ),
  };
}
