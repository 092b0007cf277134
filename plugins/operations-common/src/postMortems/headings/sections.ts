import { Block } from '../markdown/blocks';
import { PostMortemSectionKind } from '../model';
import { labelOf } from './labels';
import { plainHeading, sectionKindOf } from './sectionNames';

/** A section by its blocks. @internal */
export interface BlockSection {
  kind: PostMortemSectionKind;
  title: string;
  level: number;
  /** Of the heading. */
  start: number;
  /** Where its text begins, behind the heading. */
  textStart: number;
  end: number;
  blocks: Block[];
}

function beginning(block: Block): BlockSection | undefined {
  if (block.depth > 0 || block.quoted) return undefined;
  const of = { start: block.start, end: block.end, blocks: [] };
  if (block.kind === 'heading') {
    const { content, level, end } = block;
    const title = plainHeading(content);
    return {
      ...of,
      kind: sectionKindOf(content),
      title,
      level,
      textStart: end,
    };
  }
  const label = block.kind === 'text' && labelOf(block.content, false);
  if (!label) return undefined;
  const kind = sectionKindOf(label.name);
  if (kind === 'other') return undefined;
  const textStart = block.start + label.at;
  return { ...of, kind, title: label.name, level: 0, textStart };
}

/** Whether a block begins a section of its own or belongs to the one before. */
function begins(
  section: BlockSection,
  current: BlockSection | undefined,
  headed: boolean,
): boolean {
  // Labels count only where there are no headings yet; later they are words in bold.
  if (section.level === 0) return !headed;
  if (!current || section.kind !== 'other') return true;
  return section.level <= Math.max(1, current.level);
}

/**
 * The sections of an account: from a heading that is known, with what stands under further headings that are not; before
 * the first heading, also from a label in bold such as `**Summary:**`.
 *
 * @internal
 */
export function blockSections(blocks: Block[]): BlockSection[] {
  const sections: BlockSection[] = [];
  let headed = false;
  for (const block of blocks) {
    const current = sections.at(-1);
    const section = beginning(block);
    if (section && begins(section, current, headed)) {
      if (section.level > 0 && section.kind !== 'other') headed = true;
      if (current) current.end = section.start;
      sections.push(section);
      // The text behind a label is the beginning of its section.
      if (section.level === 0) section.blocks.push(block);
    } else {
      current?.blocks.push(block);
    }
    const last = sections.at(-1);
    if (last) last.end = Math.max(last.end, block.end);
  }
  return sections;
}
