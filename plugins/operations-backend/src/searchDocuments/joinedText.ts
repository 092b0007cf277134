import { PublicText } from '../redaction/PublicText';

/** So much of one is read; who writes more does not mean more. */
const LONGEST_TEXT = 40_000;

/** Parts of a text, of which each stands for itself: none twice, and not more than anybody reads. @internal */
export function joinedText(parts: Iterable<string>): string {
  let text = '';
  const seen = new Set<string>();
  for (const part of parts) {
    const trimmed = part.trim();
    if (trimmed === '' || seen.has(trimmed)) continue;
    seen.add(trimmed);
    text += `${text && '\n\n'}${trimmed}`;
    if (text.length > LONGEST_TEXT) return text.slice(0, LONGEST_TEXT);
  }
  return text;
}

/** Parts of a text as visitors may read them; what the leak check holds back is left out. @internal */
export function publicParts(parts: string[], publicText: PublicText): string[] {
  const text = joinedText(parts);
  // All of it at once costs least, and mostly there is nothing to be held back.
  const whole = publicText.preview(text);
  if (whole.leaks.length === 0) return [whole.text];
  return parts.flatMap(part => {
    const { text: redacted, leaks } = publicText.preview(part);
    return leaks.length === 0 ? [redacted] : [];
  });
}
