import { AskLink, Contact } from '../generated/openapi';
import { shortened, startOf } from './shortened';

type Kind = AskLink['kind'];

/** Programs that open mail cut or refuse longer addresses. */
const LONGEST_LINK = 1_900;
/** Encoded, where it takes up to nine characters for one. */
const LONGEST_TITLE = 700;

const CHATS: Array<[Kind, (url: URL) => boolean]> = [
  [
    'slack',
    ({ protocol, hostname }) =>
      protocol === 'slack:' || isUnder(hostname, 'slack.com'),
  ],
  [
    'matrix',
    ({ protocol, hostname }) =>
      protocol === 'matrix:' || isUnder(hostname, 'matrix.to'),
  ],
  [
    'teams',
    ({ protocol, hostname }) =>
      protocol === 'msteams:' ||
      isUnder(hostname, 'teams.microsoft.com') ||
      isUnder(hostname, 'teams.live.com'),
  ],
  [
    'zulip',
    ({ hostname, hash }) =>
      isUnder(hostname, 'zulipchat.com') || hash.startsWith('#narrow/'),
  ],
  [
    'mattermost',
    ({ protocol, hostname, pathname }) =>
      protocol === 'mattermost:' ||
      hostname.split('.').includes('mattermost') ||
      /^\/[^/]+\/(channels|messages)\/[^/]+\/?$/.test(pathname),
  ],
];

function isUnder(hostname: string, domain: string): boolean {
  return hostname === domain || hostname.endsWith(`.${domain}`);
}

function kindOf(kind: Contact['kind'], url: string): Kind | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (parsed.protocol === 'mailto:') return 'email';
  const chat = CHATS.find(([, is]) => is(parsed));
  if (chat) return chat[0];
  if (kind === 'issues') return 'ticket';
  return kind === 'chat' ? 'link' : undefined;
}

/** As much of a question as fits into an address; then that there is more. The address of its page always stands there. */
function fitting(
  text: string,
  page: string | undefined,
  write: (text: string) => string,
): string {
  const end = page ? `\n\n${page}` : '';
  const fits = (said: string) => write(said).length <= LONGEST_LINK;
  const whole = text.trim() + end;
  if (fits(whole)) return write(whole);
  const cut = page ? `\n…\n${page}` : '\n…';
  return write(shortened(text, said => fits(said + cut)) + cut);
}

/** A title leaves room for what is asked. */
function fittingTitle(title: string): string {
  const fits = (said: string) =>
    encodeURIComponent(said).length <= LONGEST_TITLE;
  if (fits(title)) return title;
  let length = Math.min(title.length, LONGEST_TITLE);
  while (length > 0 && !fits(`${startOf(title, length)}…`)) length--;
  return `${startOf(title, length)}…`;
}

function mailLink(url: string, asked: AskedText): string {
  const [to] = url.replace(/^mailto:/i, '').split('?');
  const subject = encodeURIComponent(asked.title);
  return fitting(
    asked.text,
    asked.page,
    body => `mailto:${to}?subject=${subject}&body=${encodeURIComponent(body)}`,
  );
}

/** A chat with one person takes a text along; a channel does not. */
function teamsLink(url: URL, asked: AskedText): string | undefined {
  if (!/^\/l\/chat\/0\/0\/?$/.test(url.pathname)) return undefined;
  return fitting(`${asked.title}\n\n${asked.text}`, asked.page, message => {
    const filled = new URL(url);
    filled.searchParams.delete('message');
    const before = filled.href + (filled.search ? '&' : '?');
    return `${before}message=${encodeURIComponent(message)}`;
  });
}

/** Forms for new issues are filled in by their addresses. */
function issueLink(url: URL, asked: AskedText): string | undefined {
  const gitlab = /^(\/.+\/-\/issues)(\/new)?\/?$/.exec(url.pathname);
  const github = /^(\/[^/]+\/[^/]+\/issues)(\/new)?\/?$/.exec(url.pathname);
  const [path, names] = gitlab
    ? [gitlab[1], ['issue[title]', 'issue[description]']]
    : [
        isUnder(url.hostname, 'github.com') ? github?.[1] : undefined,
        ['title', 'body'],
      ];
  if (path === undefined) return undefined;
  const [title, body] = names.map(encodeURIComponent);
  return fitting(
    asked.text,
    asked.page,
    text =>
      `${url.origin}${path}/new?${title}=${encodeURIComponent(
        asked.title,
      )}&${body}=${encodeURIComponent(text)}`,
  );
}

/** What is asked. @public */
export interface AskedText {
  title: string;
  text: string;
  /** The address of its page in the portal. */
  page?: string;
}

function linkOf(contact: Contact, asked: AskedText): AskLink | undefined {
  const { label, url } = contact;
  const kind = url === undefined ? undefined : kindOf(contact.kind, url);
  if (url === undefined || kind === undefined) return undefined;
  if (kind === 'email') return { kind, label, url: mailLink(url, asked) };
  const filled =
    kind === 'teams'
      ? teamsLink(new URL(url), asked)
      : kind === 'ticket' && issueLink(new URL(url), asked);
  return filled
    ? { kind, label, url: filled }
    : { kind, label, url, copies: true };
}

/**
 * Where else a question can be asked, with its text filled in. Mail, issues of GitHub and GitLab and chats of Teams with a
 * person carry it; Slack, Matrix, Mattermost, Zulip and channels have no address for that, so that it is copied.
 *
 * @public
 */
export function askLinks(
  { title, ...rest }: AskedText,
  contacts: Contact[],
): AskLink[] {
  const asked = { ...rest, title: fittingTitle(title) };
  const links = new Map<string, AskLink>();
  for (const contact of contacts) {
    const { url } = contact;
    if (url === undefined || links.has(url)) continue;
    const link = linkOf(contact, asked);
    if (link) links.set(url, link);
  }
  return [...links.values()];
}
