import { Block } from '../markdown/blocks';

/** `**Date:** 2026-03-01` @internal */
export interface Label {
  name: string;
  value: string;
  /** Where its value begins in its block. */
  at: number;
}

const LABEL =
  /^[ \t]*(?:[-*+] )?(?:\*\*|__)([^*_:\n]{1,40}?)[ \t]*(?::[ \t]*(?:\*\*|__)|(?:\*\*|__)[ \t]*:)[ \t]*/;
const PLAIN_LABEL = /^[ \t]*([A-Za-zÄÖÜäöü][\wäöüß -]{1,30}?)[ \t]*:[ \t]+/;

/** The label with which a text begins. @internal */
export function labelOf(line: string, plain: boolean): Label | undefined {
  const match =
    LABEL.exec(line) ?? (plain ? PLAIN_LABEL.exec(line) : undefined);
  if (!match) return undefined;
  return {
    name: match[1].trim(),
    value: line
      .slice(match[0].length)
      .replace(/[ \t]*\\?$/, '')
      .trim(),
    at: match[0].length,
  };
}

/** All labels of a block: one in each line, or one in the two cells of a row. @internal */
export function labelsOf(block: Block): Array<Label & { line: number }> {
  if (block.kind === 'row') {
    const [name = '', value = ''] = block.cells;
    const plain = name.replace(/[*_:]/g, '').trim();
    return block.cells.length === 2 && plain && value
      ? [{ name: plain, value, at: 0, line: 0 }]
      : [];
  }
  if (block.kind !== 'text' || block.quoted) return [];
  return block.content.split('\n').flatMap((each, line) => {
    const label = labelOf(each, true);
    return label ? [{ ...label, line }] : [];
  });
}
