/** What is code, and what no reader of a page sees: scripts, styles, templates, drawings and comments. */
const OPENING =
  /^ {0,3}(?<fence>`{3,}|~{3,})|(?<code>`[^`\n]{1,400}`)|<(?<element>script|style|svg|template)\b(?<empty>[^<>]{0,400}\/>)?|(?<comment><!--)/gim;
const SOMETHING_HIDDEN = /<(?:script|style|svg|template|!--)/i;

/** Finds what ends something; what was sought in vain once is not sought again, so that time grows with the text only. */
class Endings {
  readonly #text: string;
  readonly #without = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  after(from: number, ending: string): number | undefined {
    if (this.#without.has(ending)) return undefined;
    const pattern = new RegExp(ending, 'gim');
    pattern.lastIndex = from;
    if (pattern.test(this.#text)) return pattern.lastIndex;
    this.#without.add(ending);
    return undefined;
  }
}

function endingOf(groups: Record<string, string | undefined>): string {
  const { fence, element } = groups;
  if (fence) return `^ {0,3}${fence[0]}{${fence.length},}`;
  return element ? `</${element}\\s*>` : '-->';
}

/** Where what never ends goes to: as for parsers of Markdown, to the end of the text or, within a line, of that line. */
function unendedTo(text: string, from: number): number {
  const line = text.lastIndexOf('\n', from - 1) + 1;
  const begins = /^ {0,3}$/.test(text.slice(line, from));
  const end = begins ? -1 : text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/**
 * A text of HTML or Markdown without scripts, styles, drawings and comments, line by line where it was. Code stays, whatever
 * it shows. Where something was there is a space: what it kept apart becomes no word, address or mark that nobody wrote.
 *
 * @param options - whole: nothing was cut off, so that what has no end is hidden, too; a pasted text may be cut off anywhere,
 * and keeps it.
 * @public
 */
export function withoutHidden(
  text: string,
  options: { whole?: boolean } = {},
): string {
  if (!SOMETHING_HIDDEN.test(text)) return text;
  const endings = new Endings(text);
  const pieces: string[] = [];
  let taken = 0;
  OPENING.lastIndex = 0;
  for (;;) {
    const found = OPENING.exec(text);
    if (!found) break;
    const { groups = {}, index } = found;
    if (groups.code) continue;
    const known = groups.empty
      ? OPENING.lastIndex
      : endings.after(OPENING.lastIndex, endingOf(groups));
    if (known === undefined && groups.fence) break;
    if (known === undefined && !options.whole) continue;
    const end = known ?? unendedTo(text, index);
    if (!groups.fence) {
      const lines = text.slice(index, end).replace(/[^\n]+/g, '');
      pieces.push(text.slice(taken, index), lines || ' ');
      taken = end;
    }
    OPENING.lastIndex = end;
  }
  return [...pieces, text.slice(taken)].join('');
}
