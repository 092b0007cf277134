/** What is code, and what no reader of a page sees: scripts, styles and comments. */
const OPENING =
  /^ {0,3}(?<fence>`{3,}|~{3,})|(?<code>`[^`\n]{1,400}`)|<(?<element>script|style)\b|(?<comment><!--)/gim;

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

/**
 * A text of HTML or Markdown without scripts, styles and comments, line by line where it was. Code stays, whatever it
 * shows; what has no end stays, too, since a pasted text may be cut off anywhere.
 *
 * @public
 */
export function withoutHidden(text: string): string {
  if (!/<(?:script|style|!--)/i.test(text)) return text;
  const endings = new Endings(text);
  let visible = '';
  let taken = 0;
  OPENING.lastIndex = 0;
  for (;;) {
    const found = OPENING.exec(text);
    if (!found) break;
    const { groups = {} } = found;
    if (groups.code) continue;
    const end = endings.after(OPENING.lastIndex, endingOf(groups));
    if (end === undefined) {
      if (groups.fence) break;
      continue;
    }
    if (!groups.fence) {
      const hidden = text.slice(found.index, end);
      visible += text.slice(taken, found.index) + hidden.replace(/[^\n]+/g, '');
      taken = end;
    }
    OPENING.lastIndex = end;
  }
  return visible + text.slice(taken);
}
