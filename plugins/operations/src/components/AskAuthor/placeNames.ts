import { AskLink } from '@operate-first/plugin-operations-common';

const CHATS: Partial<Record<AskLink['kind'], string>> = {
  slack: 'Slack',
  matrix: 'Matrix',
  mattermost: 'Mattermost',
  teams: 'Teams',
  zulip: 'Zulip',
};

/** What the catalog calls every chat. */
const ANY_CHAT = 'Chat';

/** What is no channel but says how one is addressed. */
const WAY =
  /^(channels?|messages|archives|rooms?|direct|dm|team|topic|near|narrow|stream|[cdlu]|\d+)$/i;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What an address says of where in a chat it leads: `payments`, `#shop:example.org`. */
function channelOf({ url }: AskLink): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { pathname, hash, searchParams } = new URL(url);
  const parts = `${pathname}/${hash.replace(/^#/, '')}`
    .split('/')
    .map(part => decoded(part))
    .filter(part => part !== '' && !WAY.test(part));
  return parts.at(-1) ?? searchParams.get('channel') ?? undefined;
}

function hostOf({ url }: AskLink): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** The program of a chat, or what its link is called. @internal */
export function programOf({ kind, label }: AskLink): string {
  return CHATS[kind] ?? label;
}

/**
 * What links are called so that each can be told from the others: a chat by its channel, what is called alike by its host.
 *
 * @internal
 */
export function placeNames(links: AskLink[]): string[] {
  const names = links.map(link => {
    const isChat = CHATS[link.kind] !== undefined || link.kind === 'link';
    const isAlike = links.some(
      other => other !== link && other.label === link.label,
    );
    if (!isChat || !(isAlike || link.label === ANY_CHAT)) return link.label;
    const channel = channelOf(link);
    return channel === undefined
      ? link.label
      : `${programOf(link)}: ${channel}`;
  });
  return names.map((name, at) =>
    names.filter(other => other === name).length > 1
      ? `${name} (${hostOf(links[at])})`
      : name,
  );
}
