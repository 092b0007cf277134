import { TicketEvent, TicketRef } from '@operate-first/plugin-operations-node';
import { readAddress } from '../address';
import { Comment, Delivery, Issue } from '../schema';
import { isNoteOfPortal } from './issueText';

const GHOST = 'ghost';

/** @internal */
export function refOf(issue: Issue): TicketRef {
  const { host, owner, repo } = readAddress(issue.html_url) ?? {};
  return {
    id: `${host}/${issue.id}`,
    url: issue.html_url,
    title: `${owner}/${repo}#${issue.number}`,
  };
}

/** Whoever has made the issue is the portal itself. @internal */
export function isPortal(issue: Issue, user: Issue['user']): boolean {
  return user?.id !== undefined && user.id === issue.user?.id;
}

/** @internal */
export function commentEvent(
  issue: Issue,
  comment: Comment,
  kind: 'commented' | 'edited' = 'commented',
): TicketEvent {
  const { id, updated_at: at, user, body, html_url: url } = comment;
  return {
    id: `${kind}:${id}:${at.getTime()}`,
    ticketId: refOf(issue).id,
    at,
    kind,
    commentId: String(id),
    text: body,
    authorName: user?.login ?? GHOST,
    url,
    ours: isPortal(issue, user) && isNoteOfPortal(body),
  };
}

/** @internal */
export function stateEvent(
  issue: Issue,
  kind: 'closed' | 'reopened',
  by: { at: Date; user: Issue['user'] },
): TicketEvent | undefined {
  if (isPortal(issue, by.user)) return undefined;
  const ticketId = refOf(issue).id;
  return {
    id: `${kind}:${ticketId}:${by.at.getTime()}`,
    ticketId,
    at: by.at,
    kind,
    authorName: by.user?.login ?? GHOST,
  };
}

/** @internal */
export function movedEvent(ticketId: string, issue: Issue): TicketEvent {
  const to = refOf(issue);
  return {
    id: `moved:${ticketId}:${to.id}`,
    ticketId,
    at: issue.updated_at,
    kind: 'moved',
    to,
  };
}

/** @internal */
export function deletedEvent(ticketId: string, at: Date): TicketEvent {
  return { id: `deleted:${ticketId}`, ticketId, at, kind: 'deleted' };
}

function commentEvents(
  { action, issue, sender }: Delivery,
  comment: Comment,
  now: Date,
): TicketEvent[] {
  switch (action) {
    case 'created':
      return [commentEvent(issue, comment)];
    case 'edited':
      return [commentEvent(issue, comment, 'edited')];
    case 'deleted':
      return [
        {
          id: `deleted:${comment.id}`,
          ticketId: refOf(issue).id,
          at: now,
          kind: 'commentDeleted',
          commentId: String(comment.id),
          authorName: sender?.login ?? GHOST,
        },
      ];
    default:
      return [];
  }
}

/** What a webhook tells; nothing where it is of no interest. @internal */
export function eventsOf(delivery: Delivery, now: Date): TicketEvent[] {
  const { action, issue, comment, sender: user, changes } = delivery;
  if (comment) return commentEvents(delivery, comment, now);
  const { id: ticketId } = refOf(issue);
  const one = (event: TicketEvent | undefined) => (event ? [event] : []);
  switch (action) {
    case 'closed':
      return one(
        stateEvent(issue, 'closed', {
          at: issue.closed_at ?? issue.updated_at,
          user,
        }),
      );
    case 'reopened':
      return one(stateEvent(issue, 'reopened', { at: issue.updated_at, user }));
    case 'deleted':
      return [deletedEvent(ticketId, now)];
    case 'transferred':
      return changes?.new_issue
        ? [movedEvent(ticketId, changes.new_issue)]
        : [];
    default:
      return [];
  }
}
