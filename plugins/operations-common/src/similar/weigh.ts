import { ReadLine } from './lines';

/** Words that tell of trouble by themselves. */
const TROUBLE = new Set(
  'error fail crash kill refuse reset deny reject timeout expire invalid unknown missing unavailable exceed exhaust full slow stuck corrupt leak conflict duplicate mismatch insufficient lost overload throttle disconnect oom deadlock panic exception fatal'.split(
    ' ',
  ),
);

/** What is in a stack of exceptions above its cause. */
const ABOVE_THE_CAUSE = 0.55;
const THE_CAUSE = 1.3;
const CAUSED_BY =
  /^\s*(?:Caused by|Verursacht durch|Root cause|nested exception is)\b:?/i;
const DIRECT_CAUSE = /direct cause of the following exception/i;

export function isTrouble({ codes, exceptions, concepts, words }: ReadLine) {
  return (
    exceptions.length > 0 ||
    concepts.length > 0 ||
    codes.some(({ id }) => !id.startsWith('port:')) ||
    words.some(({ word }) => TROUBLE.has(word))
  );
}

function alone(line: ReadLine): number {
  if (line.frame !== undefined) return 0;
  const trouble = isTrouble(line);
  if (line.level === undefined) return trouble ? 1 : 0.45;
  if (!trouble) return line.level * 0.6;
  return Math.max(line.level, Math.min(1, line.level + 0.3));
}

/** How much each line of a pasted text matters: 1 tells of trouble, and the deepest cause tells most. */
export function weighLines(lines: ReadLine[]): number[] {
  const weights = lines.map(alone);
  let head: number | undefined;
  lines.forEach((line, at) => {
    if (line.frame !== undefined) return;
    if (CAUSED_BY.test(line.text)) {
      if (head !== undefined) weights[head] *= ABOVE_THE_CAUSE;
      weights[at] = THE_CAUSE;
      head = at;
    } else if (DIRECT_CAUSE.test(line.text)) {
      // Python tells the cause first.
      const cause = head;
      if (cause !== undefined) weights[cause] = THE_CAUSE;
      weights[at] = 0;
      head = undefined;
    } else if (line.exceptions.length > 0) {
      head = at;
    }
  });
  const most = Math.max(0, ...weights);
  return most > 0 && most < 1 ? weights.map(each => each / most) : weights;
}
