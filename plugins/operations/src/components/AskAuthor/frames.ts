import {
  isOfRuntime,
  readStackTrace,
} from '@operate-first/plugin-operations-common';

/** No line of a stack trace is longer; one that is, is not read. */
const LONGEST = 600;

/**
 * Whether a line of a log or a stack trace names a place in the code that somebody here wrote: none of the runtime or of a
 * library.
 *
 * @internal
 */
export function isFrame(line: string): boolean {
  return framesIn(line).some(frame => !isOfRuntime(frame));
}

function framesIn(line: string) {
  return line.length <= LONGEST ? readStackTrace(line) : [];
}

/**
 * The places in the code that a text names, each once, as they are written.
 *
 * @returns left: how many more are of the runtime or of libraries, each counted once.
 * @internal
 */
export function framesOf(
  text: string,
  most: number,
): { frames: string[]; left: number } {
  const found = new Set<string>();
  const left = new Set<string>();
  for (const line of text.split('\n')) {
    if (isFrame(line)) found.add(line.trim());
    else if (framesIn(line).length > 0) left.add(line.trim());
  }
  return { frames: [...found].slice(0, most), left: left.size };
}
