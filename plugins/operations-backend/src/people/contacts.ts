import {
  ANNOTATION_SOURCE_LOCATION,
  ANNOTATION_VIEW_URL,
  Entity,
} from '@backstage/catalog-model';
import {
  Contact,
  OPERATIONS_ANNOTATIONS,
} from '@operate-first/plugin-operations-common';

/** Of the web, of mail, and of the chats whose programs open addresses of their own. */
const FOLLOWED = [
  'http:',
  'https:',
  'mailto:',
  'matrix:',
  'mattermost:',
  'msteams:',
  'slack:',
];

/** Entities are written by many hands: what begins with nothing of the list is not made a link. */
function linkOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim().replace(/^url:/, '');
  if (!URL.canParse(text)) return undefined;
  return FOLLOWED.includes(new URL(text).protocol) ? text : undefined;
}

function contactOf(
  kind: Contact['kind'],
  label: string,
  value: unknown,
): Contact[] {
  const url = linkOf(value);
  return url ? [{ kind, label, url }] : [];
}

function emailOf(entity: Entity): Contact[] {
  const profile = entity.spec?.profile;
  if (typeof profile !== 'object' || profile === null) return [];
  const email = (profile as { email?: unknown }).email;
  return typeof email === 'string' && /^[^\s@]+@[^\s@]+$/.test(email)
    ? [{ kind: 'email', label: email, url: `mailto:${email}` }]
    : [];
}

function linksOf(entity: Entity): Contact[] {
  return (entity.metadata.links ?? []).flatMap(({ url, title, type }) =>
    contactOf(type === 'docs' ? 'docs' : 'link', title ?? url, url),
  );
}

/** Where people of a group, or one person, answer. @internal */
export function contactsOfPeople(entity: Entity): Contact[] {
  const annotations = entity.metadata.annotations ?? {};
  return [
    ...emailOf(entity),
    ...contactOf('chat', 'Chat', annotations[OPERATIONS_ANNOTATIONS.chatUrl]),
    ...contactOf(
      'issues',
      'Issues',
      annotations[OPERATIONS_ANNOTATIONS.issueTrackerUrl],
    ),
    ...linksOf(entity),
  ];
}

/** The places that belong to a service itself. @internal */
export function contactsOfService(entity: Entity): Contact[] {
  const annotations = entity.metadata.annotations ?? {};
  return [
    ...contactOf(
      'runbook',
      'Runbook',
      annotations[OPERATIONS_ANNOTATIONS.runbookUrl],
    ),
    ...contactOf('chat', 'Chat', annotations[OPERATIONS_ANNOTATIONS.chatUrl]),
    ...contactOf(
      'issues',
      'Issues',
      annotations[OPERATIONS_ANNOTATIONS.issueTrackerUrl],
    ),
    ...contactOf(
      'source',
      'Source',
      annotations[ANNOTATION_VIEW_URL] ??
        annotations[ANNOTATION_SOURCE_LOCATION],
    ),
    ...linksOf(entity),
  ];
}

/** What a person or a group is called. @internal */
export function displayNameOf(entity: Entity): string | undefined {
  const profile = entity.spec?.profile;
  const name =
    typeof profile === 'object' && profile !== null
      ? (profile as { displayName?: unknown }).displayName
      : undefined;
  return typeof name === 'string' ? name : entity.metadata.title;
}
