import { ConfigReader } from '@backstage/config';
import { readAlertmanagerConfig } from './config';

const url = 'http://127.0.0.1:1';
const bearer = { token: 'a-token-of-a-test' };

function read(servers: object[]) {
  return readAlertmanagerConfig(
    new ConfigReader({ operations: { alertmanager: { servers } } }),
  );
}

describe('operations.alertmanager', () => {
  it('may be missing', () => {
    expect(readAlertmanagerConfig(new ConfigReader({})).servers).toEqual([]);
  });

  it.each<[object[], RegExp]>([
    [[{ name: 'a' }], /needs url, webhook or both/],
    [[{ name: 'A b', url }], /name is 'A b'/],
    [[{ name: 'a', url: 'ftp://x' }], /url is 'ftp:\/\/x'/],
    [[{ name: 'a', url: 'http://u:p@x' }], /carries a password/],
    [[{ name: 'a', url, pollInterval: '0s' }], /pollInterval is no time/],
    [
      [
        { name: 'a', url },
        { name: 'a', url },
      ],
      /two are called a/,
    ],
    [[{ name: 'a', webhook: {} }], /exactly one of bearer/],
    [
      [{ name: 'a', webhook: { bearer, basic: { username: 'x' } } }],
      /exactly one of bearer/,
    ],
    [[{ name: 'a', webhook: { bearer: {} } }], /either token or tokenFile/],
    [[{ name: 'a', webhook: { bearer, perMinute: 0 } }], /perMinute is 0/],
    [
      [
        {
          name: 'a',
          webhook: {
            clientCertificate: { header: 'x', value: 'y', proxies: ['here'] },
          },
        },
      ],
      /'here' is no address/,
    ],
    [[{ name: 'a', url, tls: { certFile: 'x' } }], /certFile and keyFile/],
  ])('does not start with %j', (servers, message) => {
    expect(() => read(servers)).toThrow(message);
  });
});
