import { ConfigReader } from '@backstage/config';
import { readWebhooksConfig } from './config';

const BARE = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const HOOK = {
  id: 'ops',
  url: 'https://hooks.example.org/x?token=hidden',
  secret: BARE,
  events: ['incident.opened'],
};

function read(...webhooks: object[]) {
  return readWebhooksConfig(new ConfigReader({ webhooks }));
}

describe('readWebhooksConfig', () => {
  it('reads what is configured, and nothing where nothing is', () => {
    expect(readWebhooksConfig(undefined)).toEqual([]);
    expect(
      read(HOOK, {
        ...HOOK,
        id: 'all',
        title: 'All',
        secret: `whsec_${BARE}`,
        events: ['health.changed', 'health.changed'],
        visibility: 'internal',
      }),
    ).toEqual([
      { ...HOOK, title: 'ops', visibility: 'public' },
      {
        ...HOOK,
        id: 'all',
        title: 'All',
        secret: `whsec_${BARE}`,
        events: ['health.changed'],
        visibility: 'internal',
      },
    ]);
  });

  it.each([
    [{ id: 'a b' }, 'operations.webhooks[0].id must be'],
    [{ url: 'ftp://hidden' }, '.url must begin with'],
    [{ url: 'not hidden' }, '.url must begin with'],
    [{ url: 'https://me:hidden@example.org' }, 'must not hold a user'],
    [{ secret: 'hidden' }, '.secret must be 24 to 64 bytes'],
    [{ secret: 'hidden-'.repeat(8) }, '.secret must be 24 to 64 bytes'],
    [{ events: [] }, '.events is empty'],
    [{ events: ['incident.open'] }, 'there is no incident.open; there are'],
    [{ visibility: 'secret' }, '.visibility must be public or internal'],
  ])('refuses %j', (wrong, message) => {
    expect(() => read({ ...HOOK, ...wrong })).toThrow(message);
    // Logs are read by many.
    expect(() => read({ ...HOOK, ...wrong })).not.toThrow('hidden');
  });

  it('refuses two of one name', () => {
    expect(() => read(HOOK, HOOK)).toThrow('names ops twice');
  });
});
