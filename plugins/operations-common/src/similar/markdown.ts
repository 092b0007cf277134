import { RawLine } from './lines';

/** A line of Markdown, and how much it says about what went wrong. */
export interface MarkdownLine extends RawLine {
  weight: number;
}

const CODE = 1;
const PROSE = 1;
/** What was done, promised and learnt is about other things than what was seen. */
const ASIDE = 0.25;
const ASIDES =
  /action|follow|lesson|learn|went well|timeline|prevent|next step|massnahme|maßnahme|lehre|zeitverlauf|link|reference/i;

/** The lines of a Markdown text without its marks. */
export function readMarkdown(lines: RawLine[]): MarkdownLine[] {
  const read: MarkdownLine[] = [];
  let fence: string | undefined;
  let section = PROSE;
  for (const { line, text } of lines) {
    const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(text)?.[1];
    if (mark && (!fence || mark.startsWith(fence))) {
      fence = fence ? undefined : mark;
    } else if (fence) {
      read.push({ line, text, weight: section === ASIDE ? ASIDE : CODE });
    } else {
      const heading = /^#{1,6}\s+(.*)$/.exec(text)?.[1];
      if (heading) section = ASIDES.test(heading) ? ASIDE : PROSE;
      read.push({
        line,
        text: plain(heading ?? text),
        weight: section,
      });
    }
  }
  return read;
}

function plain(text: string): string {
  return text
    .replace(/^\s*(?:[-*+>]|\d{1,3}[.)])\s+/, '')
    .replace(/!?\[([^\]]{0,300})\]\([^)]{0,500}\)/g, '$1')
    .replace(/[*`]+/g, '')
    .replace(/<[^<>]{1,200}>/g, ' ');
}
