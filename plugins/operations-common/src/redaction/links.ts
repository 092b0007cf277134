import { Finding } from './model';

const QUERY = /[?&][\w.-]{1,40}=$/;
const LONGEST = 2000;
const PEOPLE: ReadonlySet<string> = new Set(['user path', 'person', 'email']);

/** Where the address of a link of Markdown begins and ends around a place: `](` and `)`. */
function linkAround(text: string, at: number) {
  const first = Math.max(2, at - LONGEST);
  let open = at;
  while (open > first && !/[\s()`]/.test(text[open - 1])) open -= 1;
  if (text[open - 1] !== '(' || text[open - 2] !== ']') return undefined;
  const last = Math.min(text.length, at + LONGEST);
  let close = at;
  while (close < last && !/[\r\n)`]/.test(text[close])) close += 1;
  return text[close] === ')' ? { open: open - 2, close } : undefined;
}

/** Whether something is found that reaches into a bracket. The findings beside the given one are looked at. */
function isTaken(
  findings: Finding[],
  index: number,
  { open, close }: { open: number; close: number },
): boolean {
  let first = index;
  while (first > 0 && findings[first - 1].end > open) first -= 1;
  for (let i = first; i < findings.length; i += 1) {
    const { start, end } = findings[i];
    if (start > close) return false;
    if (start < open + 2 || end > close) return true;
  }
  return false;
}

/**
 * A link whose address tells who somebody is leads nowhere once that is redacted: it stays as text, and says so.
 *
 * @param findings - in the order of the text
 * @internal
 */
export function withoutDeadLinks(text: string, findings: Finding[]): Finding[] {
  const kind = 'user path';
  const brackets: Finding[] = [];
  let closed = -1;
  findings.forEach((finding, index) => {
    const { start } = finding;
    if (text.charCodeAt(start - 1) !== 61 || !PEOPLE.has(finding.kind)) return;
    if (start < closed) return;
    if (!QUERY.test(text.slice(Math.max(0, start - 42), start))) return;
    const link = linkAround(text, start);
    if (!link || isTaken(findings, index, link)) return;
    const { open, close } = link;
    brackets.push(
      { kind, start: open, end: open + 2, pseudonym: ' (redacted): `' },
      { kind, start: close, end: close + 1, pseudonym: '`]' },
    );
    closed = close;
  });
  if (brackets.length === 0) return findings;
  return [...findings, ...brackets].sort((a, b) => a.start - b.start);
}
