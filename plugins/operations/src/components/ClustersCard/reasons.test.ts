import { HealthReason } from '@operate-first/plugin-operations-common';
import { locationOf } from '../../__fixtures__/workloads';
import { reasonsOf } from './reasons';

const reason = (
  code: string,
  status: HealthReason['status'],
): HealthReason => ({ code: `kubernetes.${code}`, status, message: code });

describe('reasonsOf', () => {
  it('has the worst first, what is well and remarkable last, and says nothing of what is as it should be', () => {
    const reasons = reasonsOf([
      locationOf('eu-1', [], {
        reasons: [
          reason('available', 'healthy'),
          reason('scaled-to-zero', 'healthy'),
        ],
      }),
      locationOf('us-1', [], {
        reasons: [
          reason('restarts', 'degraded'),
          reason('crash', 'down'),
          reason('job-well', 'healthy'),
        ],
      }),
    ]);
    expect(
      reasons.map(({ message, scope }) => `${scope?.cluster}: ${message}`),
    ).toEqual(['us-1: crash', 'us-1: restarts', 'eu-1: scaled-to-zero']);
  });
});
