import { DocumentProblem, MetricQuery } from '../slo/model';
import { error, oneOf, shown } from './problems';

/** What the portal's own looks can be asked for. */
const WORDS = {
  measure: ['availability', 'duration'],
  events: ['good', 'bad', 'total'],
};

/**
 * What is misspelt in a query for the portal itself. Queries of other types are for others to understand.
 *
 * @internal
 */
export function observedProblems(
  { type, spec }: MetricQuery,
  path: string,
): DocumentProblem[] {
  if (type.toLocaleLowerCase('en-US') !== 'operations') return [];
  const { measure, events } = spec;
  return [
    ...misspelt(`${path}.measure`, measure, WORDS.measure),
    ...(events === undefined
      ? []
      : misspelt(`${path}.events`, events, WORDS.events)),
  ];
}

function misspelt(path: string, value: unknown, words: string[]) {
  if (words.some(word => word === value)) return [];
  const found =
    value === undefined ? 'Is missing.' : `${shown(value)} is not understood.`;
  return [error(path, `${found} Write ${oneOf(words)}.`)];
}
