import { withoutHidden } from '@operate-first/plugin-operations-common';
import { PublicText } from '../redaction/PublicText';

/** What readers see of a text that is there as a whole: no scripts, styles, drawings and comments. @internal */
export function visibleText(markdown: string): string {
  return withoutHidden(markdown, { whole: true });
}

/**
 * The same of a text as its readers get it. What marks kept apart may say something once they are gone, so that it is made fit
 * once more; undefined where everybody would read what nobody may.
 *
 * @internal
 */
export function visibleShown(
  shown: string,
  inside: boolean,
  publicText: PublicText,
): string | undefined {
  const visible = visibleText(shown);
  if (visible === shown) return shown;
  return inside
    ? publicText.withoutRemoved(visible)
    : publicText.of(visible).text;
}
