import { BlockSection, blockSections } from '../headings/sections';
import { blocksOf } from '../markdown/blocks';
import { TextLines } from '../markdown/TextLines';
import { PostMortemDocument, PostMortemSection } from '../model';

/** Sections by their blocks; places are those in the body. @internal */
export function sectionsOfBody(body: string): BlockSection[] {
  return blockSections(blocksOf(body));
}

/**
 * The sections of an account in their order. What stands under a heading that is not known belongs to the known one above it.
 *
 * @public
 */
export function sectionsOf({
  body,
  bodyStart,
  markdown,
}: Pick<
  PostMortemDocument,
  'body' | 'bodyStart' | 'markdown'
>): PostMortemSection[] {
  const lines = TextLines.of(body);
  const before = TextLines.of(markdown.slice(0, bodyStart)).lineAt(bodyStart);
  return sectionsOfBody(body).map(section => ({
    kind: section.kind,
    title: section.title,
    level: section.level,
    text: body.slice(section.textStart, section.end).trim(),
    line: before + lines.lineAt(section.start) + 1,
    start: bodyStart + section.start,
    end: bodyStart + section.end,
  }));
}
