import { diffArrays } from 'diff';

/** Texts that differ more are not brought together: finding the fewest lines would take minutes. */
const MOST_EDITS = 4_000;

/** Some lines instead of those between two places of a text. */
interface Edit {
  from: number;
  to: number;
  lines: string[];
}

function editsOf(before: string[], after: string[]): Edit[] | undefined {
  const parts = diffArrays(before, after, { maxEditLength: MOST_EDITS });
  if (!parts) return undefined;
  const edits: Edit[] = [];
  let place = 0;
  let edit: Edit | undefined;
  for (const { added, removed, value } of parts) {
    if (!added && !removed) {
      edit = undefined;
      place += value.length;
      continue;
    }
    if (!edit) {
      edit = { from: place, to: place, lines: [] };
      edits.push(edit);
    }
    if (added) edit.lines.push(...value);
    else edit.to = place += value.length;
  }
  // Line for line, so that one line that somebody has changed does not hold back its neighbours.
  return edits.flatMap(({ from, to, lines }) =>
    to - from === lines.length
      ? lines.map((line, at) => ({
          from: from + at,
          to: from + at + 1,
          lines: [line],
        }))
      : [{ from, to, lines }],
  );
}

const isInsertion = ({ from, to }: Edit) => from === to;

/** Whether both say what shall stand in the same place. */
function contradict(a: Edit, b: Edit): boolean {
  if (isInsertion(a) && isInsertion(b)) return false;
  return a.from < b.to && b.from < a.to;
}

/**
 * A draft with the newest facts, and everything that people have written since it was begun. Line by line: what only the
 * facts have changed is renewed, what people have changed stays as they left it, and what both have added stands there
 * once.
 *
 * @param written - as people left it.
 * @param begun - as it was made of the facts last.
 * @param newest - as it is made of the facts by now.
 * @public
 */
export function renewDraft(
  written: string,
  begun: string,
  newest: string,
): string {
  const before = begun.split('\n');
  const people = editsOf(before, written.split('\n'));
  const facts = editsOf(before, newest.split('\n'));
  if (!people || !facts) return written;
  const known = new Set(
    people.flatMap(({ lines }) => lines.filter(line => line.trim())),
  );
  // What people have added already is not added again.
  const unlessKnown = (edit: Edit): Edit[] => {
    if (!isInsertion(edit)) return [edit];
    const lines = edit.lines.filter(line => !line.trim() || !known.has(line));
    const isLess = lines.length < edit.lines.length;
    const isEmpty = lines.every(line => !line.trim());
    return isLess && isEmpty ? [] : [{ ...edit, lines }];
  };
  const taken = facts
    .filter(edit => !people.some(one => contradict(one, edit)))
    .flatMap(unlessKnown);
  // Facts come before what people add in the same place.
  const edits = [...taken, ...people].sort(
    (a, b) =>
      a.from - b.from || Number(isInsertion(b)) - Number(isInsertion(a)),
  );
  const lines: string[] = [];
  let place = 0;
  for (const edit of edits) {
    lines.push(...before.slice(place, edit.from), ...edit.lines);
    place = Math.max(place, edit.to);
  }
  return [...lines, ...before.slice(place)].join('\n');
}
