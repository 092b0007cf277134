import { createTwoFilesPatch } from 'diff';

/** How git would show a change. @internal */
export function diffOf(
  path: string,
  before: string | undefined,
  after: string,
): string {
  const from = before === undefined ? '/dev/null' : `a/${path}`;
  const patch = createTwoFilesPatch(from, `b/${path}`, before ?? '', after);
  // The first line is a ruler.
  return patch.slice(patch.indexOf('\n') + 1);
}
