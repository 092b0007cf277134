import { createTwoFilesPatch } from 'diff';

/** How git would show a change. @internal */
export function diffOf(
  path: string,
  before: string | undefined,
  after: string | undefined,
): string {
  const from = before === undefined ? '/dev/null' : `a/${path}`;
  const to = after === undefined ? '/dev/null' : `b/${path}`;
  const patch = createTwoFilesPatch(from, to, before ?? '', after ?? '');
  // The first line is a ruler.
  return patch.slice(patch.indexOf('\n') + 1);
}
