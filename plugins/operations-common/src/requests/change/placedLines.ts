const LEADING = /^ */;

/** One line within the lines that it is below of. */
interface Open {
  indent: number;
  isItem: boolean;
  placed: string;
}

/** Whether a line is inside of what another line begins. */
function isBelow(indent: number, isItem: boolean, open: Open): boolean {
  // Lists of some people are not indented.
  return (
    indent > open.indent || (indent === open.indent && isItem && !open.isItem)
  );
}

/**
 * The lines of a text, each behind the lines that it is indented below of: so `- shop` of one list is another line than that of
 * another list, wherever either stands.
 *
 * @internal
 */
export function placedLines(text: string): string[] {
  const open: Open[] = [];
  return text.split('\n').map(line => {
    const words = line.trim();
    if (words === '') return '';
    const indent = LEADING.exec(line)?.[0].length ?? 0;
    const isItem = words === '-' || words.startsWith('- ');
    while (open.length > 0 && !isBelow(indent, isItem, open[open.length - 1])) {
      open.pop();
    }
    const above = open.length > 0 ? `${open[open.length - 1].placed}\n` : '';
    const placed = `${above}${line}`;
    open.push({ indent, isItem, placed });
    return placed;
  });
}
