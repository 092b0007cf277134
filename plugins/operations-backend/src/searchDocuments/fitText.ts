/** So much of a text is read; who writes more does not mean more. */
const LONGEST_TEXT = 40_000;
/** So much of each of its parts, so that one log is not all there is. */
const LONGEST_PART = 4_000;
const FENCE = '```';

/** Log lines and what machines say count as such. @internal */
export function fenced(text: string): string {
  return `${FENCE}\n${text}\n${FENCE}`;
}

/** The beginning of a text, which ends with a whole word. @internal */
export function beginningOf(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const end = text.slice(0, longest + 1).search(/\s\S*$/);
  return text.slice(0, end > 0 ? end : longest);
}

/**
 * A text of parts, of which each stands for itself, made fit for its readers. It is made fit as a whole and cut only then:
 * the half of a name or of a secret is none that anybody would find.
 *
 * @param fit - undefined where nobody may read it
 * @internal
 */
export function fitText(
  parts: string[],
  fit: (text: string) => string | undefined,
): string {
  const unique = [...new Set(parts.map(part => part.trim()).filter(Boolean))];
  const whole = unique.join('\n\n');
  const isShort =
    whole.length <= LONGEST_TEXT &&
    unique.every(({ length }) => length <= LONGEST_PART);
  // All of it at once costs least, and mostly nothing is held back.
  const atOnce = isShort ? fit(whole) : undefined;
  if (atOnce !== undefined) return atOnce;
  const seen = new Set<string>();
  let text = '';
  for (const part of unique) {
    const begun = cutPart(fit(part) ?? '');
    if (begun === '' || seen.has(begun)) continue;
    seen.add(begun);
    text += `${text && '\n\n'}${begun}`;
    if (text.length > LONGEST_TEXT) break;
  }
  return beginningOf(text, LONGEST_TEXT);
}

function cutPart(text: string): string {
  const begun = beginningOf(text, LONGEST_PART);
  const isOpen = begun !== text && begun.startsWith(FENCE);
  return isOpen ? `${begun}\n${FENCE}` : begun;
}
