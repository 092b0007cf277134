import {
  TimelineEntry,
  TimelineKind,
} from '@operate-first/plugin-operations-common';
import { PublicText } from '../../redaction/PublicText';

type Shown = Pick<TimelineEntry, 'text' | 'redacted' | 'withheld'>;

const WITHHELD: Shown = { text: '', withheld: true };

/**
 * What visitors read of an entry: redacted, or nothing where something in it could be anybody's business but theirs. Words
 * in pictures are not redacted, so that nobody sees those.
 *
 * @internal
 */
export function shownText(
  text: string,
  { kind, free }: { kind: TimelineKind; free: boolean },
  publicText: PublicText | undefined,
): Shown {
  if (kind === 'picture') return WITHHELD;
  if (!publicText) return free ? WITHHELD : { text };
  const { text: redacted } = publicText.of(text);
  if (redacted === undefined) return WITHHELD;
  return { text: redacted, redacted: free || redacted !== text || undefined };
}
