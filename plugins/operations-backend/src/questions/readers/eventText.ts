import { QuestionDetail } from '@operate-first/plugin-operations-common';
import { QuestionEventData, QuestionEventRow } from '../rows';
import { Naming } from './QuestionViews';

type Event = QuestionDetail['events'][number];

/** What only readers of the internal account learn. */
const INSIDE = new Set([
  'runbook',
  'merged',
  'withdrawn',
  'postMortem',
  'ticket',
]);

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
    case 'answered':
      return `${who[0].toLocaleUpperCase('en-US')}${who.slice(1)} answered`;
    case 'accepted':
      return named
        ? `The answer of ${who} was accepted`
        : 'An answer was accepted';
    case 'unaccepted':
      return 'The acceptance was taken back';
    case 'closed':
      return 'Closed';
    case 'reopened':
      return 'Opened again';
    case 'changed':
      return `Changed: ${fields.join(', ')}`;
    case 'runbook':
      return `Proposed for the runbook ${target ?? ''}`.trim();
    case 'merged':
      return `Merged into the runbook ${target ?? ''}`.trim();
    case 'withdrawn':
      return `Not taken into the runbook ${target ?? ''}`.trim();
    case 'postMortem':
      return `Written into ${target ?? 'the post-mortem'}`;
    default:
      return 'Copied to the ticket';
  }
}

/** What happened to a question, in words, and as what other words are made of; oldest first. @internal */
export function eventsOf(
  rows: Array<Pick<QuestionEventRow, 'at' | 'kind' | 'data'>>,
  naming: Naming,
  inside: boolean,
): Event[] {
  return rows
    .filter(({ kind }) => inside || !INSIDE.has(kind))
    .sort((a, b) => Number(a.at) - Number(b.at))
    .map(({ kind, at, data }) => {
      const parsed: QuestionEventData = JSON.parse(data);
      return {
        at: new Date(Number(at)).toISOString(),
        kind,
        text: textOf(kind, parsed, naming, inside),
        who: naming(parsed.to),
        why: inside ? parsed.why : undefined,
        target: inside ? parsed.target : undefined,
        url: inside ? parsed.url : undefined,
      };
    });
}
