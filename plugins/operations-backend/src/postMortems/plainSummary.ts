import { visibleText } from '../searchDocuments/visibleText';

const MOST = 400;

/** The beginning of Markdown as plain text, for lists. @internal */
export function plainSummary(markdown: string): string {
  // What is hidden is taken out first: of half a script, nobody knows that it is one.
  const text = visibleText(markdown)
    .slice(0, MOST * 8)
    .replace(/```[\s\S]*?(```|$)/g, ' ')
    .replace(/^\s{0,3}#{1,6}\s.*$/gm, ' ')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>\n]{1,200}>/g, ' ')
    .replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, '')
    .replace(/^\s*[-*+>]\s+/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (text.length <= MOST) return text;
  const cut = text.slice(0, MOST - 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > MOST / 2 ? space : undefined)}…`;
}
