/** A part of an account under a heading of its own. @internal */
export interface Chapter {
  /** For addresses; empty for what stands before the first heading. */
  id: string;
  title: string;
  text: string;
}

const HEADING = /^ {0,3}(#{1,2})\s+(.+?)\s*#*\s*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** As it is read, without what Markdown marks it up with. */
function plain(title: string): string {
  return title
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*_~]/g, '')
    .trim();
}

function slugOf(title: string): string {
  return title
    .toLocaleLowerCase('en-US')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/**
 * An account by its headings of the first two levels. What looks like a heading in code or in a comment is none.
 *
 * @internal
 */
export function chaptersOf(markdown: string): Chapter[] {
  const chapters: { title: string; lines: string[] }[] = [
    { title: '', lines: [] },
  ];
  let fence: string | undefined;
  let isComment = false;
  for (const line of markdown.split(/\r?\n/)) {
    const [, mark] = FENCE.exec(line) ?? [];
    const heading = !fence && !isComment ? HEADING.exec(line) : null;
    if (fence) {
      if (mark?.startsWith(fence)) fence = undefined;
    } else if (mark && !isComment) {
      fence = mark;
    } else if (line.lastIndexOf('<!--') > line.lastIndexOf('-->')) {
      isComment = true;
    } else if (line.includes('-->')) {
      isComment = false;
    }
    if (heading) chapters.push({ title: plain(heading[2]), lines: [] });
    else chapters[chapters.length - 1].lines.push(line);
  }
  const seen = new Map<string, number>();
  return chapters
    .map(({ title, lines }) => {
      const slug = title && `s-${slugOf(title)}`;
      const count = (seen.get(slug) ?? 0) + 1;
      seen.set(slug, count);
      return {
        id: slug && count > 1 ? `${slug}-${count}` : slug,
        title,
        text: lines.join('\n').trim(),
      };
    })
    .filter(({ title, text }) => title || text);
}
