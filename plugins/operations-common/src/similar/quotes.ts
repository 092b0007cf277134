import { SimilarTerm } from './model';

/** Longer ones are cut: a reason is read in passing. */
const LONGEST = 100;

/** What stands between a term and how it is said, and between two of them. */
const IS = '\t';
const END = '\n';

/** How a term is said where nobody wrote it down. */
function itself(term: string): string | undefined {
  return /^[wef]:/.test(term) ? term.slice(2) : undefined;
}

function quoted({ kind, term, text, wording }: SimilarTerm) {
  if (kind === 'signature') return wording;
  // Two words in a row are no reason.
  if (term.startsWith('b:')) return undefined;
  const said = text.replace(/\s+/g, ' ').slice(0, LONGEST);
  const same = kind === 'terms' ? said.toLowerCase() : said;
  return same === itself(term) ? undefined : said;
}

/**
 * How a document says what it has: one text, since a hundred thousand documents are in memory. What is said as its term
 * is called is left out.
 */
export function quotesOf(terms: Iterable<SimilarTerm>): string {
  let quotes = END;
  for (const term of terms) {
    if (term.kind === 'frame') continue;
    const said = quoted(term);
    if (said !== undefined) quotes += `${term.term}${IS}${said}${END}`;
  }
  return quotes;
}

/** How a document says a term that it has. */
export function quoteOf(quotes: string, term: string): string | undefined {
  const head = `${END}${term}${IS}`;
  const at = quotes.indexOf(head);
  if (at < 0) return itself(term);
  const from = at + head.length;
  return quotes.slice(from, quotes.indexOf(END, from));
}
