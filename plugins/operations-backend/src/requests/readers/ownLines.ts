import { ChangedFile } from '@operate-first/plugin-operations-common';

function without(text: string, other: string): string {
  const counts = new Map<string, number>();
  for (const line of other.split('\n')) {
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return text
    .split('\n')
    .filter(line => {
      const count = counts.get(line) ?? 0;
      counts.set(line, count - 1);
      return count <= 0;
    })
    .join('\n');
}

/**
 * A file that is changed with the lines that the change adds and takes away, and none that others have written: lists of the
 * whole tree name what is not for everybody.
 *
 * @internal
 */
export function ownLines<T extends Pick<ChangedFile, 'before' | 'after'>>(
  file: T,
): T {
  const { before, after } = file;
  if (before === undefined || after === undefined) return file;
  return {
    ...file,
    before: without(before, after),
    after: without(after, before),
  };
}
