import { FieldReader } from '../document/FieldReader';
import { readMoment } from '../document/moments';
import { fieldOf, readFields, SaidFields } from '../document/readFields';
import { Block } from '../markdown/blocks';
import { plainText } from '../markdown/plainText';
import { PostMortemProblem } from '../../generated/openapi';
import { bodyActionItems } from './bodyActionItems';
import { labelsOf } from './labels';
import { BlockSection } from './sections';
import { plainHeading } from './sectionNames';

const KIND_OF_TEXT =
  /^(?:blameless )?(?:post[- ]?mortem|incident(?: report| review)?|incident post[- ]?mortem|(?:vorfalls)?bericht|rca)\s*(?:[:–—-]|of\b|for\b|on\b|zu[mr]?\b)\s*/i;
const NAMES_ITSELF =
  /post[- ]?mortem|incident (?:report|review)|root[- ]cause|störungsbericht|vorfallsbericht/i;

/** What the headings and labels of a text say. @internal */
export interface HeadingFields {
  said: SaidFields;
  problems: PostMortemProblem[];
  /** Whether the text says of itself that it is a post-mortem. */
  named: boolean;
}

/** A list of people as prose has it, `Ann, Bob and Carl`. */
function valueOf(name: string, value: string): string {
  const plain = plainText(value);
  return name === 'authors' || name === 'services'
    ? plain.replace(/ (?:and|und|&) |;/g, ',')
    : plain;
}

/** Labels until the first section, so that words in bold later on are nothing but words. */
function labelled(
  blocks: Block[],
  sections: BlockSection[],
  lineOf: (offset: number) => number,
) {
  const values: Record<string, unknown> = {};
  const lines: Record<string, number> = {};
  const first = sections.find(
    ({ kind, level }) => level > 0 && kind !== 'other',
  );
  for (const block of blocks) {
    if (first && block.start >= first.start) break;
    for (const { name, value, line } of labelsOf(block)) {
      const field = fieldOf(name);
      if (field && value && !Object.hasOwn(values, name)) {
        values[name] = valueOf(field, value);
        lines[name] = lineOf(block.start) + line;
        // A date with a time is when it started.
        if (field === 'date' && readMoment(value) && !values.started) {
          values.started = values[name];
          lines.started = lines[name];
        }
      }
    }
  }
  return { values, lines };
}

/** Reads what a text without our front matter says by its headings and labels. @internal */
export function readHeadings(
  blocks: Block[],
  sections: BlockSection[],
  lineOf: (offset: number) => number,
): HeadingFields {
  const heading = blocks.find(({ kind, level, depth }) => {
    return kind === 'heading' && level === 1 && depth === 0;
  });
  const { values, lines } = labelled(blocks, sections, lineOf);
  const reader = new FieldReader(lines, 'warning');
  const said = readFields(reader, values);
  const title = heading && plainText(plainHeading(heading.content));
  if (title && said.title === undefined) {
    said.title = (title.replace(KIND_OF_TEXT, '') || title).slice(0, 300);
  }
  const actionItems = bodyActionItems(sections);
  if (actionItems.length > 0) said.actionItems = actionItems;
  return {
    said,
    problems: reader.problems,
    named: NAMES_ITSELF.test(title ?? ''),
  };
}
