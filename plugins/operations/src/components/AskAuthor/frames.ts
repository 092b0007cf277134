import { readStackTrace } from '@operate-first/plugin-operations-common';

/** No line of a stack trace is longer; one that is, is not read. */
const LONGEST = 600;

/**
 * Whether a line of a log or a stack trace names a place in the code that somebody wrote.
 *
 * @internal
 */
export function isFrame(line: string): boolean {
  return line.length <= LONGEST && readStackTrace(line).length > 0;
}

/**
 * The places in the code that a text names, each once, as they are written.
 *
 * @internal
 */
export function framesOf(text: string, most: number): string[] {
  const found = new Set<string>();
  for (const line of text.split('\n')) {
    if (found.size === most) break;
    if (isFrame(line)) found.add(line.trim());
  }
  return [...found];
}
