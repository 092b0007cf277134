import { ConfigReader } from '@backstage/config';
import { checkAddress } from './checks';
import { integrationHosts } from './hosts';
import { DAY, nextLook } from './nextLook';
import { UpstreamSet } from './UpstreamSet';

const NOW = 1_000 * DAY;

it.each([
  ['open', 1, 8, 12],
  ['open', 400, 8, 12],
  ['closed', 1, 24 * 60, 24 * 60],
  ['unknown', 29, 24 * 60, 24 * 60],
] as const)(
  'looks at what is %s and %d days old again in %d to %d minutes',
  (state, days, least, most) => {
    const at = nextLook({ created_at: NOW - days * DAY }, state, NOW) ?? 0;
    const minutes = (at - NOW) / 60_000;
    expect(minutes).toBeGreaterThanOrEqual(least);
    expect(minutes).toBeLessThanOrEqual(most);
  },
);

it.each([
  ['merged', 0],
  ['closed', 31],
] as const)('leaves what is %s and %d days old alone', (state, days) => {
  const created_at = String(NOW - days * DAY);
  expect(nextLook({ created_at }, state, NOW)).toBeNull();
});

it.each([
  [{}, []],
  [{ integrations: {} }, []],
  [
    {
      integrations: {
        gitlab: [{ host: 'git.example.org', token: 'x' }],
        github: [{ host: 'github.com' }, { host: 'git.example.org' }, {}],
        other: 'odd',
      },
    },
    ['git.example.org', 'github.com'],
  ],
])('knows the hosts of %o', (config, hosts) => {
  expect(integrationHosts(new ConfigReader(config))).toEqual(hosts);
});

it('keeps addresses of hosts whose issues nobody follows', () => {
  const set = UpstreamSet.create();
  const hosts = ['git.example.org'];
  const url = 'https://git.example.org/acme/lib/-/issues/1';
  expect(checkAddress('url', ` ${url} `, { set, hosts })).toEqual({ url });
  for (const other of ['https://git.example.org/', 'https://example.org/a']) {
    expect(() => checkAddress('url', other, { set, hosts })).toThrow(
      'no project of a host',
    );
  }
});
