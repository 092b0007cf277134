import {
  OnboardingOptions,
  OnboardingPreview,
} from '@operate-first/plugin-operations-common';

const GIB = 2 ** 30;

/** What a portal offers: two clusters, one of them nearly full. */
export const OPTIONS: OnboardingOptions = {
  available: true,
  clusters: [
    {
      name: 'eu-1',
      flavour: 'kubernetes',
      environments: ['production', 'staging'],
      capacity: {
        cpu: 8,
        cpuTaken: 7.5,
        memory: 32 * GIB,
        memoryTaken: 24 * GIB,
        observedAt: '2026-05-11T10:00:00Z',
      },
      approval: 'Up to small is approved by itself.',
    },
    {
      name: 'us-1',
      flavour: 'openshift',
      environments: ['production'],
      capacity: {
        cpu: 16,
        cpuTaken: 4,
        memory: 64 * GIB,
        memoryTaken: 16 * GIB,
        observedAt: '2026-05-11T10:00:00Z',
      },
    },
    {
      name: 'lab-1',
      flavour: 'kubernetes',
      environments: ['staging'],
      problem: 'lab-1 does not answer.',
    },
  ],
  environments: ['staging', 'production'],
  quotas: [
    { tier: 'small', words: '' },
    { tier: 'medium', words: '' },
    { tier: 'custom', words: '' },
  ],
  delivery: 'argocd',
  template: 'template:default/onboard-service',
  addresses: 'https://{service}.{environment}.example.org/healthz',
  sources: 'https://git.example.org/{service}',
  repository: 'https://git.example.org/clusters',
};

/** What a request would change. */
export const PREVIEW: OnboardingPreview = {
  problems: [],
  notes: ['The group sales is there already.'],
  files: [
    {
      path: 'services/vouchers/slo.yaml',
      change: 'added',
      after: 'kind: SLO\n',
    },
    {
      path: 'services/vouchers/catalog-info.yaml',
      change: 'added',
      after: 'kind: Component\n',
    },
    {
      path: 'services/all.yaml',
      change: 'changed',
      before: 'targets:\n  - ./tickets\n',
      after: 'targets:\n  - ./tickets\n  - ./vouchers\n',
    },
  ],
  approval: {
    by: 'policy',
    count: 0,
    sentence: 'It is approved by itself: it is small.',
  },
};
