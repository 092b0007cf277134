import MarkdownIt from 'markdown-it';

const PARSER = new MarkdownIt({ html: true, linkify: true });
// `example.org` and `name@example.org` in a text are not meant as links.
PARSER.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

type Token = ReturnType<typeof PARSER.parse>[number];

/** What of a text leads somewhere, or can be led to. @internal */
export interface MarkdownParts {
  /** The first heading of the first level. */
  title?: string;
  anchors: string[];
  /** As they stand there; lines from 1. */
  targets: Array<{ target: string; line: number }>;
}

const NAMED = /<[a-z][^<>]{0,300}?\s(?:id|name)\s*=\s*["']?([^"'\s>]+)/gi;

/** What a heading is called in addresses, as GitHub and GitLab make it. */
function slugOf(text: string): string {
  return text
    .trim()
    .toLocaleLowerCase('en-US')
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replace(/ /g, '-');
}

function textOf(children: Token[]): string {
  return children
    .filter(({ type }) => type === 'text' || type === 'code_inline')
    .map(({ content }) => content)
    .join('');
}

/** Two headings that are called alike are told apart by a number. */
class Anchors {
  readonly #known = new Map<string, number>();
  readonly list: string[] = [];

  add(heading: string): void {
    const slug = slugOf(heading);
    const count = this.#known.get(slug) ?? 0;
    this.#known.set(slug, count + 1);
    this.list.push(count === 0 ? slug : `${slug}-${count}`);
  }
}

/** @internal */
export function markdownParts(body: string, firstLine: number): MarkdownParts {
  const anchors = new Anchors();
  const targets: MarkdownParts['targets'] = [];
  let title: string | undefined;
  let heading: string | undefined;
  for (const token of PARSER.parse(body, {})) {
    if (token.type === 'heading_open') heading = token.tag;
    if (token.type === 'heading_close') heading = undefined;
    if (token.type === 'inline' || token.type === 'html_block') {
      for (const [, name] of token.content.matchAll(NAMED)) {
        anchors.list.push(name);
      }
    }
    if (token.type !== 'inline') continue;
    const children = token.children ?? [];
    if (heading !== undefined) {
      const text = textOf(children);
      anchors.add(text);
      if (heading === 'h1') title ??= text.trim() || undefined;
    }
    let line = firstLine + (token.map?.[0] ?? 0);
    for (const child of children) {
      if (child.type === 'softbreak' || child.type === 'hardbreak') line++;
      const target =
        child.type === 'link_open'
          ? child.attrGet('href')
          : child.type === 'image' && child.attrGet('src');
      if (target) targets.push({ target, line });
    }
  }
  return { title, anchors: anchors.list, targets };
}
