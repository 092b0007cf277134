import { ReadLine, readLine, splitLines } from './lines';
import { withoutHidden } from './markup';
import { ErrorSignature, SimilarTerm } from './model';
import { TermCollector } from './termsOfLines';
import { weighLines } from './weigh';

/** What is said again and again counts a little more than once. */
const AT_MOST = 1.5;
const LINES = 20;

const FENCE = /^\s*(?:`{3,}|~{3,})\w*\s*$/;

/** Lines that are alike but for their variables are one: a log repeats itself. */
function withoutRepetition(lines: ReadLine[]): ReadLine[] {
  const seen = new Set<string>();
  return lines.filter(({ masked, frame }) => {
    if (frame !== undefined) return true;
    if (seen.has(masked)) return false;
    seen.add(masked);
    return true;
  });
}

/**
 * Reads what an error message, a stack trace or log lines are about: what differs each time is left out, what means
 * something is kept, and lines around those that matter weigh less. Never throws; the time it takes is bounded.
 *
 * @public
 */
export function readSignature(text: string): ErrorSignature {
  const { lines: raw, cut } = splitLines(withoutHidden(text));
  const read = withoutRepetition(
    raw.filter(line => !FENCE.test(line.text)).flatMap(readLine),
  );
  const weights = weighLines(read);
  const collector = TermCollector.create();
  read.forEach((line, at) => collector.add(line, weights[at]));
  const terms = collector.terms(sum => Math.min(AT_MOST, sum));
  const texts = (kind: SimilarTerm['kind']) => [
    ...new Set(terms.filter(term => term.kind === kind).map(each => each.text)),
  ];
  return {
    lines: read
      .map(({ line, masked }, at) => ({
        line,
        text: masked.trim(),
        weight: weights[at],
      }))
      .filter(({ text: each, weight }) => each !== '' && weight > 0)
      .sort((a, b) => b.weight - a.weight || a.line - b.line)
      .slice(0, LINES),
    codes: texts('code'),
    exceptions: texts('exception'),
    frames: texts('frame'),
    terms,
    cut,
  };
}

/**
 * By what a pasted text is found to be like others.
 *
 * @public
 */
export function termsOf(text: string): SimilarTerm[] {
  return readSignature(text).terms;
}
