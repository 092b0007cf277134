import { Block, blocksOf } from '../markdown/blocks';
import { Range, scanComments } from '../markdown/comments';
import { sectionsOf } from '../account/sectionsOf';
import { TextLines } from '../markdown/TextLines';
import {
  PostMortemDocument,
  PostMortemSection,
  PostMortemSectionKind,
} from '../model';

/** Fits no pattern of any rule, so that no sentence goes on over what is left out. */
const BLANK = '\uE000';
const INLINE: RegExp[] = [
  /(`+)(?!`)[^\n]{1,500}?[^`]\1(?!`)|`[^`\n]`/g,
  /\]\([^()\n]*\)/g,
  /https?:\/\/[^\s)>\]]+/g,
];
/** What others said or wrote. */
const QUOTED: RegExp[] = [
  /"[^"\n]*(?:\n(?!\s*\n)[^"\n]*){0,3}"/g,
  /[„“][^„“”\n]*(?:\n(?!\s*\n)[^„“”\n]*){0,3}[“”]/g,
  /[«»][^«»\n]*[«»]/g,
];

function blanked(text: string): string {
  return text.replace(/[^\n\r]/g, BLANK);
}

/** Words and numbers, in small letters. @internal */
export function wordsIn(text: string): string[] {
  return text.toLocaleLowerCase('en-US').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** A text as rules read it: all places are those in the file. */
export class LensText {
  /** What people wrote as prose; everything else is blank, so that offsets stay. */
  readonly prose: string;
  /** The file without comments. */
  readonly visible: string;
  readonly blocks: Block[];
  readonly sections: PostMortemSection[];
  /** The words of its prose, in small letters. */
  #words?: ReadonlySet<string>;
  readonly #lines: TextLines;
  readonly #document: PostMortemDocument;

  private constructor(
    document: PostMortemDocument,
    blocks: Block[],
    prose: string,
    visible: string,
  ) {
    this.#document = document;
    this.blocks = blocks;
    this.prose = prose;
    this.visible = visible;
    this.sections = sectionsOf(document);
    this.#lines = TextLines.of(document.markdown);
  }

  static of(document: PostMortemDocument): LensText {
    const { markdown, bodyStart } = document;
    const blocks = blocksOf(markdown, bodyStart);
    const { comments } = scanComments(markdown, blocks, bodyStart);
    const visible = LensText.#blank(markdown, comments);
    const noProse: Range[] = [
      { start: 0, end: bodyStart },
      ...blocks.filter(
        ({ kind, quoted }) => kind === 'code' || kind === 'html' || quoted,
      ),
    ];
    let prose = LensText.#blank(visible, noProse);
    for (const pattern of [...INLINE, ...QUOTED]) {
      prose = prose.replace(pattern, blanked);
    }
    return new LensText(document, blocks, prose, visible);
  }

  static #blank(text: string, ranges: Range[]): string {
    const pieces: string[] = [];
    let at = 0;
    for (const { start, end } of ranges) {
      if (end <= at) continue;
      pieces.push(text.slice(at, start));
      pieces.push(blanked(text.slice(Math.max(at, start), end)));
      at = end;
    }
    return [...pieces, text.slice(at)].join('');
  }

  get words(): ReadonlySet<string> {
    this.#words ??= new Set(wordsIn(this.prose));
    return this.#words;
  }

  /** The line of a character, from 1. */
  lineAt(offset: number): number {
    return this.#lines.lineAt(offset) + 1;
  }

  /** Sections of a kind; there may be several of others' texts. */
  sectionsOfKind(kind: PostMortemSectionKind): PostMortemSection[] {
    return this.sections.filter(section => section.kind === kind);
  }

  /** The line of a field; of the title, or of the first line, where there is none. */
  fieldPlace(field: string): Range {
    const { lines } = this.#document;
    const line = lines[field] ?? lines.title ?? 1;
    const start = this.#lines.startOf(line - 1);
    const end = this.#lines.startOf(line);
    const { length } = this.#document.markdown.slice(start, end).trimEnd();
    return { start, end: start + length };
  }

  /** The heading of a section. */
  headingPlace({ start, end }: PostMortemSection): Range {
    const { markdown } = this.#document;
    const [heading] = /^[^\r\n]*/.exec(markdown.slice(start, end)) ?? [''];
    return { start, end: start + heading.length };
  }

  /** Whether a place is in a section of a kind. */
  isIn(kind: PostMortemSectionKind, offset: number): boolean {
    return this.sections.some(
      section =>
        section.kind === kind &&
        offset >= section.start &&
        offset < section.end,
    );
  }

  /** What a section says, without comments and what nobody wrote yet. */
  said({ start, end }: PostMortemSection): string {
    const [heading] = /^[^\r\n]*/.exec(this.visible.slice(start, end)) ?? [''];
    return this.visible
      .slice(start + heading.length, end)
      .replaceAll(BLANK, ' ')
      .replace(
        /^\s*(?:[-*+]|\d+\.)?\s*(?:tb[ad]|todo|n\/a|\?+|\.{3}|…)\s*$/gim,
        '',
      )
      .replace(/\s+/g, ' ')
      .trim();
  }
}
