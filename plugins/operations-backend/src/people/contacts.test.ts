import { component } from '../__testUtils__/entities';
import { contactsOfService } from './contacts';

const chatOf = (url: string) =>
  contactsOfService(
    component('shop', { annotations: { 'operate-first.io/chat-url': url } }),
  );

describe('contacts', () => {
  it.each([
    'https://acme.slack.com/archives/C1',
    'mailto:team@example.org',
    'slack://channel?team=T1&id=C1',
    'matrix:r/payments:example.org',
    'msteams:/l/channel/19%3Aabc/General',
    'mattermost://chat.example.org/acme/channels/payments',
    'MATRIX:r/payments:example.org',
  ])('lead to %s', url => {
    expect(chatOf(url)).toEqual([{ kind: 'chat', label: 'Chat', url }]);
  });

  it.each([
    // eslint-disable-next-line no-script-url -- what somebody may try
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'vscode://file/etc/passwd',
    'slack-x://channel',
    'xslack:channel',
    '/relative',
    'no address',
  ])('are not made of %s', url => {
    expect(chatOf(url)).toEqual([]);
  });
});
