import { QUOTA_TIERS, quotaInWords } from '../../onboarding/quotas';
import type { RequestField } from '../model';

const CUSTOM = { field: 'tier', is: ['custom'] };

/** @internal */
export const quotaFields: RequestField[] = [
  {
    name: 'namespace',
    input: 'namespace',
    title: 'Namespace',
    description: 'Its quota is the same at each of its places.',
    required: true,
  },
  {
    name: 'tier',
    input: 'choice',
    title: 'Quota',
    required: true,
    options: [
      ...QUOTA_TIERS.map(({ name }) => ({
        value: name,
        title: `${name}: ${quotaInWords({ tier: name })}`,
      })),
      { value: 'custom', title: 'custom: limits of your own' },
    ],
  },
  {
    name: 'cpu',
    input: 'text',
    title: 'CPU',
    description: 'Cores, as in 500m or 2. What is left empty stays as it is.',
    maxLength: 50,
    only: CUSTOM,
  },
  {
    name: 'memory',
    input: 'text',
    title: 'Memory',
    description: 'With its unit, as in 4Gi.',
    maxLength: 50,
    only: CUSTOM,
  },
  {
    name: 'storage',
    input: 'text',
    title: 'Storage',
    description: 'With its unit, as in 20Gi.',
    maxLength: 50,
    only: CUSTOM,
  },
  {
    name: 'pods',
    input: 'text',
    title: 'Pods',
    description: 'How many there may be.',
    maxLength: 50,
    only: CUSTOM,
  },
  {
    name: 'others',
    input: 'list',
    title: 'Other limits',
    description: 'One per line, as in count/jobs.batch=50.',
    only: CUSTOM,
  },
  {
    name: 'reason',
    input: 'text',
    title: 'Why',
    description: 'For those who approve it.',
    maxLength: 500,
  },
];
