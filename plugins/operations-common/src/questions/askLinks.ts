import { AskLink, Contact } from '../generated/openapi';

type Kind = AskLink['kind'];

/** Programs that open mail cut or refuse longer addresses. */
const LONGEST_LINK = 1_900;

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

/** As much of a text as fits into an address, and then where the rest is. */
function fitting(
  text: string,
  page: string | undefined,
  write: (text: string) => string,
): string {
  const whole = write(text);
  if (whole.length <= LONGEST_LINK) return whole;
  const end = page ? `\n…\n${page}` : '\n…';
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const fits = write(cut(text, middle) + end).length <= LONGEST_LINK;
    if (fits) low = middle;
    else high = middle - 1;
  }
  return write(cut(text, low) + end);
}

/** Not in the middle of a character of two halves, which no address can carry. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
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
export function askLinks(asked: AskedText, contacts: Contact[]): AskLink[] {
  const links = new Map<string, AskLink>();
  for (const contact of contacts) {
    const { url } = contact;
    if (url === undefined || links.has(url)) continue;
    const link = linkOf(contact, asked);
    if (link) links.set(url, link);
  }
  return [...links.values()];
}
