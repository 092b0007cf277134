import {
  TicketIncident,
  TicketNote,
} from '@operate-first/plugin-operations-node';

/** @internal */
export const LONGEST_TITLE = 250;
/** GitHub takes 65,536 characters; the rest is for what is around it. */
const LONGEST_TEXT = 60_000;
const LONGEST_SERVICES = 50;

/** By which a comment is known as the portal's own. @internal */
export const NOTE_MARKER = 'operate-first-note:';

/**
 * Text of people, so that it is nothing but text and Markdown: no HTML, no marker of the portal, and nobody is called
 * by it.
 *
 * @internal
 */
export function harmless(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .replace(/<(?=[a-z/!?])/gi, '&lt;')
    .replace(/@(?=[a-z0-9])/gi, '@\u200b');
}

/** As a comment of HTML, which readers do not see. @internal */
export function hidden(marker: string): string {
  return `<!-- ${marker} -->`;
}

function minute(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Whether a text ends with a marker; one that people wrote does not. @internal */
export function isMarked(text: string, marker: string): boolean {
  return text.trimEnd().endsWith(hidden(marker));
}

/** @internal */
export function issueTitle({ key, title, drill }: TicketIncident): string {
  return `${drill ? 'Drill: ' : ''}${key}: ${harmless(title)}`.slice(
    0,
    LONGEST_TITLE,
  );
}

/** @internal */
export function issueBody(incident: TicketIncident): string {
  const { severity, status, startedAt, resolvedAt, services } = incident;
  const until = resolvedAt ? ` until ${minute(resolvedAt)}` : '';
  const named = services.slice(0, LONGEST_SERVICES).map(harmless).join(', ');
  const more =
    services.length > LONGEST_SERVICES
      ? ` and ${services.length - LONGEST_SERVICES} more`
      : '';
  return [
    ...(incident.drill ? ['This is a drill.'] : []),
    `**SEV${severity}** · ${status} · since ${minute(startedAt)}${until}`,
    ...(incident.summary ? [harmless(incident.summary)] : []),
    ...(named ? [`Services: ${named}${more}`] : []),
    `It is worked on at [${incident.key}](${incident.url}). The portal keeps this text as the incident is; comments come into the timeline there.`,
    hidden(incident.marker),
  ].join('\n\n');
}

/** @internal */
export function commentBody({ id, text, authorName, at }: TicketNote): string {
  return [
    harmless(text),
    `— ${harmless(authorName)}, ${minute(at)}`,
    hidden(`${NOTE_MARKER}${id}`),
  ].join('\n\n');
}

/** @internal */
export function isNoteOfPortal(text: string): boolean {
  return /<!-- operate-first-note:\S+ -->\s*$/.test(text);
}
