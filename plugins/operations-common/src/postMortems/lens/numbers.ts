import { LensRule } from './model';

/** Quantities that mean nothing without a unit. */
const QUANTITY =
  /(?<!\p{L})(?:latenc(?:y|ies)|duration|time-?out|response times?|delay|memory|traffic|throughput|bandwidth|utili[sz]ation|error rate|latenz|dauer|antwortzeit(?:en)?|verzögerung|speicher|auslastung|fehlerrate)(?:\s+\p{L}+){0,3}?\s+(?:to|of|at|by|was|is|above|below|under|over|than|from|auf|von|bei|um|war|über|unter|als)\s+(\d[\d.,]*\d|\d)(?![\d%]|[.,]\d)(?=[.,;)]?(?:\s|$))(?!\s*(?:%|‰|×|x\b|°|[kmgt]i?b?(?:\/s)?\b|[munµ]?s\b|ms\b|min\b|h\b|d\b|\p{L}))/giu;

/** @internal */
export const NUMBER_RULES: LensRule[] = [
  {
    id: 'numbers.unit',
    find: ({ text: { prose } }) =>
      [...prose.matchAll(QUANTITY)].map(({ index, 0: found }) => {
        const words = found.replace(/\s+/g, ' ');
        return {
          start: index,
          end: index + found.length,
          severity: 'info',
          message: `"${words}" has no unit.`,
          remedy: 'Add it: ms, s, %, MB, requests per second.',
          values: { words },
        };
      }),
  },
];
