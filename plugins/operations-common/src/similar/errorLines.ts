import { ReadLine, readLine } from './lines';
import { isTrouble } from './weigh';

/** What warns is loud enough. */
const WARNS = 0.8;
/** What logs of requests say of those that failed, and what stands above the frames of Python. */
const TELLS = /" 5\d\d (?:\d|-)|^\s*Traceback \(/;

function looksLikeError(line: ReadLine): boolean {
  const { frame, level = 0, text } = line;
  return (
    frame !== undefined || level >= WARNS || isTrouble(line) || TELLS.test(text)
  );
}

/**
 * The lines of a log that tell of trouble, with what is indented below them. That something starts, listens or answers is
 * said by everybody who runs it, and makes nothing the same error.
 *
 * @internal
 */
export function errorLinesOf(log: string): string {
  let told = false;
  return log
    .split(/\r\n?|\n/)
    .filter((text, at) => {
      const isMore = told && /^\s+\S/.test(text);
      told = isMore || readLine({ line: at + 1, text }).some(looksLikeError);
      return told;
    })
    .join('\n');
}
