import { Incident } from '@operate-first/plugin-operations-common';
import { PublicText } from '../../redaction/PublicText';
import { IncidentAudience } from '../audience';
import { IncidentRow } from '../rows';

/** What people wrote into the fields of an incident. @internal */
export type IncidentWords = Pick<Incident, 'title' | 'summary' | 'causeText'>;

/**
 * What people wrote into the fields of an incident, as the reader may read it. A title that cannot be shown is the key, by
 * which everybody speaks of an incident.
 *
 * @internal
 */
export function incidentWords(
  row: Pick<IncidentRow, 'key' | 'title' | 'summary' | 'cause_text'>,
  { showText }: Pick<IncidentAudience, 'showText'>,
  publicText: PublicText | undefined,
): IncidentWords {
  const { key, title, summary, cause_text: causeText } = row;
  if (showText) {
    return {
      title,
      summary: summary ?? undefined,
      causeText: causeText ?? undefined,
    };
  }
  if (!publicText) return { title, summary: summary ?? undefined };
  const shown = (text: string | null) =>
    text === null ? undefined : publicText.of(text).text;
  return {
    title: shown(title) ?? key,
    summary: shown(summary),
    causeText: shown(causeText),
  };
}
