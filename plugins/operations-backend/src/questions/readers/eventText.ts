import { QuestionDetail } from '@operate-first/plugin-operations-common';
import { QuestionEventData, QuestionEventRow } from '../rows';
import { Naming } from './QuestionViews';

type Event = QuestionDetail['events'][number];

/** What only readers of the internal account learn. */
const INSIDE = new Set(['runbook', 'postMortem', 'ticket']);

function textOf(
  kind: QuestionEventRow['kind'],
  { to, why, target, fields = [] }: QuestionEventData,
  naming: Naming,
  inside: boolean,
): string {
  const named = naming(to);
  const who = named?.title ?? named?.ref ?? 'somebody';
  switch (kind) {
    case 'asked':
      return `Asked ${who}`;
    case 'told':
      return `${who[0].toLocaleUpperCase('en-US')}${who.slice(1)} was told`;
    case 'escalated':
      return inside && why ? `Asked ${who}, too: ${why}` : `Asked ${who}, too`;
    case 'accepted':
      return 'An answer was accepted';
    case 'closed':
      return 'Closed';
    case 'reopened':
      return 'Opened again';
    case 'changed':
      return `Changed: ${fields.join(', ')}`;
    case 'runbook':
      return `Proposed for the runbook ${target ?? ''}`.trim();
    case 'postMortem':
      return `Written into ${target ?? 'the post-mortem'}`;
    default:
      return 'Copied to the ticket';
  }
}

/** What happened to a question, in words. @internal */
export function eventsOf(
  rows: QuestionEventRow[],
  naming: Naming,
  inside: boolean,
): Event[] {
  return rows.flatMap(({ kind, at, data }) => {
    if (!inside && INSIDE.has(kind)) return [];
    const parsed: QuestionEventData = JSON.parse(data);
    return [
      {
        at: new Date(Number(at)).toISOString(),
        kind,
        text: textOf(kind, parsed, naming, inside),
        url: inside ? parsed.url : undefined,
      },
    ];
  });
}
