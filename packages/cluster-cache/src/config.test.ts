import { ConfigReader } from '@backstage/config';
import { readClustersFromConfig, readCustomKindsFromConfig } from './config';

function kubernetes(...clusters: object[]) {
  const clusterLocatorMethods = [{ type: 'config', clusters }];
  return new ConfigReader({ kubernetes: { clusterLocatorMethods } });
}

const url = 'https://127.0.0.1:6443';

describe('readClustersFromConfig', () => {
  it('reads what the stock plugin reads', () => {
    const config = kubernetes({
      name: 'eu-1',
      title: 'Europe 1',
      url,
      authProvider: 'serviceAccount',
      serviceAccountToken: 'token',
      caData: 'Y2E=',
      skipTLSVerify: false,
      customResources: [
        { group: 'example.com', apiVersion: 'v1beta1', plural: 'databases' },
      ],
    });
    expect(readClustersFromConfig(config)).toEqual([
      {
        name: 'eu-1',
        title: 'Europe 1',
        url,
        auth: { type: 'serviceAccountToken', token: 'token' },
        caData: 'Y2E=',
        caFile: undefined,
        skipTLSVerify: false,
        kinds: [
          {
            id: 'databases.example.com',
            group: 'example.com',
            versions: ['v1beta1'],
            plural: 'databases',
          },
        ],
      },
    ]);
  });

  it.each([
    [{ authProvider: 'oidc' }, 'viewer'],
    [{ authMetadata: { 'kubernetes.io/auth-provider': 'google' } }, 'viewer'],
    [{ authProvider: 'oidc', serviceAccountToken: 't' }, 'serviceAccountToken'],
    [{ authProvider: 'serviceAccount' }, 'serviceAccountFile'],
    [{ authProvider: 'localKubectlProxy' }, 'anonymous'],
    [{ authProvider: 'oidc', kubeconfig: { file: 'k' } }, 'kubeconfig'],
    [{}, 'serviceAccountFile'],
  ])('takes from %j the account %s', (settings, type) => {
    const config = kubernetes({ name: 'eu-1', url, ...settings });
    expect(readClustersFromConfig(config)[0].auth.type).toBe(type);
  });

  it('knows the local proxy, leaves other locators to others, and needs no section', () => {
    const clusterLocatorMethods = [
      { type: 'localKubectlProxy' },
      { type: 'catalog' },
    ];
    const config = new ConfigReader({ kubernetes: { clusterLocatorMethods } });
    expect(readClustersFromConfig(config).map(({ name }) => name)).toEqual([
      'local',
    ]);
    expect(readClustersFromConfig(new ConfigReader({}))).toEqual([]);
    expect(readCustomKindsFromConfig(new ConfigReader({}))).toEqual([]);
  });

  it('takes the kinds that are judged before those that are only shown', () => {
    const plural = 'databases';
    const group = 'example.com';
    const id = 'databases.example.com';
    const config = new ConfigReader({
      kubernetes: { customResources: [{ group, plural, apiVersion: 'v1' }] },
      operations: {
        kubernetes: {
          customKinds: [
            { group, plural },
            { group, plural: 'queues', version: 'v2' },
          ],
        },
      },
    });
    expect(readCustomKindsFromConfig(config)).toEqual([
      { id, group, plural, versions: undefined },
      { id: 'queues.example.com', group, plural: 'queues', versions: ['v2'] },
      { id, group, plural, versions: ['v1'] },
    ]);
  });
});
