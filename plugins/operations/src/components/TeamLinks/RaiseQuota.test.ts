import { HealthReason } from '@operate-first/plugin-operations-common';
import { fullNamespaceOf } from './RaiseQuota';

const scope = { environment: 'production', cluster: 'eu-1', namespace: 'shop' };

describe('the quota that is the reason', () => {
  it.each<[string, Partial<HealthReason>, string | undefined]>([
    [
      'is of the object',
      {
        code: 'kubernetes.quota-nearly-used',
        message: 'Quota "small" is nearly used (90 % or more): limits.cpu.',
        object: {
          apiVersion: 'v1',
          kind: 'ResourceQuota',
          name: 'small',
          namespace: 'tills',
        },
      },
      'tills',
    ],
    [
      'is of the place',
      {
        code: 'kubernetes.pods-refused',
        message:
          '2 of 4 pods of till cannot be made: quota "small" has no room (limits.cpu).',
      },
      'shop',
    ],
    [
      'is none where something else refuses',
      {
        code: 'kubernetes.pods-refused',
        message:
          '1 of 4 pods of till cannot be made: the cluster does not allow it.',
      },
      undefined,
    ],
    [
      'is none of another reason',
      { code: 'kubernetes.crash-loop', message: 'quota "small"' },
      undefined,
    ],
  ])('%s', (_, reason, namespace) => {
    expect(
      fullNamespaceOf({
        status: 'degraded',
        scope,
        ...reason,
      } as HealthReason),
    ).toBe(namespace);
  });
});
