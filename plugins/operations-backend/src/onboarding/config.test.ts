import { ConfigReader } from '@backstage/config';
import { CONFIG } from '../requests/__testUtils__/RequestsLab';
import { readOnboardingConfig } from './config';

function read(onboarding: object | undefined) {
  return readOnboardingConfig(
    new ConfigReader({ onboarding } as never),
    'https://portal.example.org',
  );
}

function withTree(tree: object) {
  return { ...CONFIG, tree: { ...CONFIG.tree, ...tree } };
}

describe('readOnboardingConfig', () => {
  it('reads what is said, and has the rest', () => {
    expect(read(undefined)).toBeUndefined();
    expect(read(CONFIG)).toEqual({
      repository: 'gitops',
      tree: {
        repository: 'https://git.example.org/clusters',
        clusters: [
          { name: 'eu-1', flavour: 'kubernetes' },
          { name: 'us-1', flavour: 'openshift' },
        ],
        letIn: ['ingress-nginx', 'monitoring'],
        dataSource: 'prometheus',
        portal: 'https://portal.example.org',
      },
      clusters: [
        { name: 'eu-1', environments: ['production', 'staging'], owners: [] },
        {
          name: 'us-1',
          environments: ['production'],
          owners: ['group:default/platform'],
        },
      ],
      catalogLocation: CONFIG.catalogLocation,
      clusterHosts: [],
      delivery: 'argocd',
      template: 'template:default/onboard-service',
      approval: {
        approvers: ['group:default/platform'],
        count: 1,
        selfService: { quota: 'small', namespaces: 2, perDay: 1000 },
        clusters: { 'us-1': { selfService: false } },
      },
      operators: ['group:default/platform'],
      patience: {},
    });
    expect(
      read({ ...CONFIG, patience: { synced: { minutes: 2 }, healthy: 30 } })
        ?.patience,
    ).toEqual({ synced: 120, healthy: 30 });
  });

  it.each([
    [{}, 'operations.onboarding.repository is missing. Write the id'],
    [
      { ...CONFIG, delivery: 'carrier pigeon' },
      'operations.onboarding.delivery is "carrier pigeon". Write one of argocd',
    ],
    [
      { ...CONFIG, approval: { approvers: ['platform'] } },
      'operations.onboarding.approval.approvers[0] is "platform". Write the entity ref of a group',
    ],
    [
      { ...CONFIG, approval: { clusters: { 'eu-2': {} } } },
      'operations.onboarding.approval.clusters.eu-2 is {}. No cluster of the tree is called so. Write one of eu-1, us-1',
    ],
    [
      { ...CONFIG, approval: { count: 1.5 } },
      'operations.onboarding.approval.count is 1.5. Write a whole number',
    ],
    [
      withTree({ clusters: [{ name: 'EU 1', environments: ['production'] }] }),
      'operations.onboarding.tree.clusters[0].name is "EU 1". Write lower-case',
    ],
    [
      withTree({ clusters: [{ name: 'eu-1', environments: [] }] }),
      'operations.onboarding.tree.clusters[0].environments is []. Name at least',
    ],
    [
      withTree({ repository: 'https://me@git.example.org/x' }),
      'operations.onboarding.tree.repository is',
    ],
    [
      { ...CONFIG, addresses: 'https://example.org' },
      'operations.onboarding.addresses is "https://example.org". Write {service}',
    ],
    [
      { ...CONFIG, patience: { synced: 0 } },
      'operations.onboarding.patience.synced is 0',
    ],
  ])('refuses %j', (onboarding, message) => {
    expect(() => read(onboarding)).toThrow(message);
  });
});
