import { internalRanges } from '@operate-first/plugin-operations-common';
import { InternalWords, wordsOfLine } from './internalLines';

/** A stretch of a part of an account that is for one kind of readers. @internal */
export interface Stretch {
  text: string;
  isInternal: boolean;
}

/** A part of an account under a heading of its own. @internal */
export interface Chapter {
  /** For addresses; empty for what stands before the first heading. */
  id: string;
  title: string;
  /** Whether its heading is for members only. */
  isInternal: boolean;
  /** In their order. */
  stretches: Stretch[];
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

/** A part while its lines are read. */
class OpenChapter {
  readonly title: string;
  readonly isInternal: boolean;
  readonly #stretches: { lines: string[]; isInternal: boolean }[] = [];

  constructor(title: string, isInternal: boolean) {
    this.title = title;
    this.isInternal = isInternal;
  }

  add(line: string, isInternal: boolean) {
    const last = this.#stretches[this.#stretches.length - 1];
    if (last?.isInternal === isInternal) last.lines.push(line);
    else this.#stretches.push({ lines: [line], isInternal });
  }

  stretches(): Stretch[] {
    return this.#stretches
      .map(({ lines, isInternal }) => ({
        text: lines
          .join('\n')
          .replace(/^(?:[ \t]*\n)+/, '')
          .trimEnd(),
        isInternal,
      }))
      .filter(({ text }) => text);
  }
}

/** Which lines are code or a comment: what looks like a heading there is none. */
class Fences {
  #fence: string | undefined;
  #isComment = false;

  /** Whether a line may be a heading. */
  isOpen(line: string): boolean {
    const [, mark] = FENCE.exec(line) ?? [];
    const isOpen = !this.#fence && !this.#isComment;
    if (this.#fence) {
      if (mark?.startsWith(this.#fence)) this.#fence = undefined;
    } else if (mark && !this.#isComment) {
      this.#fence = mark;
    } else if (line.lastIndexOf('<!--') > line.lastIndexOf('-->')) {
      this.#isComment = true;
    } else if (line.includes('-->')) {
      this.#isComment = false;
    }
    return isOpen;
  }
}

function opened(markdown: string, words: InternalWords): OpenChapter[] {
  const chapters = [new OpenChapter('', false)];
  const fences = new Fences();
  const ranges = internalRanges(markdown);
  let at = 0;
  let next = 0;
  for (const line of markdown.split('\n')) {
    while (next < ranges.length && ranges[next].end <= at) next += 1;
    const said = wordsOfLine(line, at, ranges, next, words);
    const heading = fences.isOpen(line) ? HEADING.exec(said.text) : null;
    if (heading) {
      chapters.push(new OpenChapter(plain(heading[2]), said.isInternal));
    } else {
      chapters[chapters.length - 1].add(said.text, said.isInternal);
    }
    at += line.length + 1;
  }
  return chapters;
}

/**
 * An account by its headings of the first two levels, and by who reads what of it. What looks like a heading in code or in a
 * comment is none.
 *
 * @param words - What internal words within a line are marked with.
 * @internal
 */
export function chaptersOf(markdown: string, words: InternalWords): Chapter[] {
  const seen = new Map<string, number>();
  return opened(markdown.replace(/\r\n/g, '\n'), words)
    .map(chapter => {
      const { title, isInternal } = chapter;
      const slug = title && `s-${slugOf(title)}`;
      const count = (seen.get(slug) ?? 0) + 1;
      seen.set(slug, count);
      return {
        id: slug && count > 1 ? `${slug}-${count}` : slug,
        title,
        isInternal,
        stretches: chapter.stretches(),
      };
    })
    .filter(({ title, stretches }) => title || stretches.length > 0);
}
