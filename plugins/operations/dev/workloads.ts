import { OperationsApi } from '@operate-first/plugin-operations-common';
import { fakeOperations } from '../src/__fixtures__/fakeOperations';
import { ago, serviceOf } from '../src/__fixtures__/operations';
import {
  changesOf,
  locationOf,
  paymentsWorkloads,
  podOf,
  staleWorkloads,
  workloadOf,
} from '../src/__fixtures__/workloads';

const LONG =
  'the-service-that-takes-payments-and-gives-them-back-when-nobody-wanted-them-taken';

/** What runs, in worlds to look at: `?scenario=…` in the address. */
export const WORKLOAD_SCENARIOS: Record<string, () => OperationsApi> = {
  /** A cluster does not answer. */
  dark: () =>
    fakeOperations({
      services: [serviceOf('payments', 'degraded')],
      workloads: staleWorkloads(),
      changes: changesOf(12),
      workload: {
        stale: true,
        observedAt: ago(9 * 60_000),
        staleReason: 'kubernetes eu-1 does not answer (timeout)',
      },
    }),
  /** Who is not signed in sees that there are events, and neither logs nor YAML. */
  visitor: () =>
    fakeOperations({
      services: [serviceOf('payments', 'degraded')],
      workloads: paymentsWorkloads(),
      changes: changesOf(12),
      workload: { diagnosticsHidden: true, logsHidden: true },
    }),
  /** A thousand of everything, long names, and a log of a megabyte in a second. */
  crowd: () =>
    fakeOperations({
      services: [serviceOf('payments', 'degraded')],
      workloads: {
        locations: Array.from({ length: 8 }, (_, index) =>
          locationOf(
            `eu-${index + 1}`,
            ['payments', LONG].map(name =>
              workloadOf(name, index === 0 ? 'degraded' : 'healthy', {
                wanted: 1000,
                ready: index === 0 ? 910 : 1000,
              }),
            ),
          ),
        ),
      },
      changes: changesOf(1000),
      workload: {
        pods: Array.from({ length: 1000 }, (_, index) =>
          podOf(`${LONG}-${index}`, index % 11 !== 5),
        ),
      },
      log: { lines: 1000, everyMs: 70 },
    }),
};
