import { AskLink } from '@operate-first/plugin-operations-common';
import { placeNames } from './placeNames';

const linkOf = (
  url: string,
  kind: AskLink['kind'] = 'link',
  label = 'Chat',
): AskLink => ({ kind, label, url, copies: true });

describe('places elsewhere', () => {
  it.each<[string, AskLink['kind'], string]>([
    ['https://chat.example.org/channel/payments', 'link', 'Chat: payments'],
    ['https://acme.slack.com/archives/C01ABC', 'slack', 'Slack: C01ABC'],
    ['slack://channel?team=T1&id=C1&channel=pay', 'slack', 'Slack: pay'],
    [
      'https://matrix.to/#/%23shop:example.org',
      'matrix',
      'Matrix: #shop:example.org',
    ],
    [
      'https://mattermost.example.org/acme/channels/shop',
      'mattermost',
      'Mattermost: shop',
    ],
    [
      'https://teams.microsoft.com/l/channel/19/Payments%20Team',
      'teams',
      'Teams: Payments Team',
    ],
    [
      'https://acme.zulipchat.com/#narrow/stream/12-payments',
      'zulip',
      'Zulip: 12-payments',
    ],
    ['https://chat.example.org/', 'link', 'Chat'],
    ['no address %', 'link', 'Chat'],
  ])('of %s are named by their channel', (url, kind, name) => {
    expect(placeNames([linkOf(url, kind)])).toEqual([name]);
  });

  it('are never two of one name, and keep the names that somebody gave them', () => {
    expect(
      placeNames([
        linkOf('https://chat.example.org/channel/payments'),
        linkOf('https://chat.example.com/channel/payments'),
        linkOf('https://chat.example.org/channel/ask', 'link', 'Ask us'),
        linkOf('https://git.example.org/a/issues', 'ticket', 'Issues'),
        linkOf('https://git.example.com/a/issues', 'ticket', 'Issues'),
      ]),
    ).toEqual([
      'Chat: payments (chat.example.org)',
      'Chat: payments (chat.example.com)',
      'Ask us',
      'Issues (git.example.org)',
      'Issues (git.example.com)',
    ]);
  });
});
