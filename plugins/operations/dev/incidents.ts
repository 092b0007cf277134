import { OperationsApi } from '@operate-first/plugin-operations-common';
import { fakeOperations } from '../src/__fixtures__/fakeOperations';
import { entryOf, fakeDesk, incidentOf } from '../src/__fixtures__/incidents';
import { ago, serviceOf } from '../src/__fixtures__/operations';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const STATUSES = [
  'triggered',
  'acknowledged',
  'analysing',
  'fixing',
  'observing',
  'resolved',
] as const;

const services = () => [
  serviceOf('payments', 'down'),
  serviceOf('checkout', 'degraded'),
  serviceOf('catalogue'),
];

function several(count: number) {
  return Array.from({ length: count }, (_, index) => {
    const status = STATUSES[Math.min(index, STATUSES.length - 1)];
    const hours = index < STATUSES.length - 1 ? index : index * 7;
    return incidentOf(count - index, {
      status,
      severity: (index % 4) + 1,
      title:
        index % 5 === 3
          ? 'checkout answers slowly whenever the night report of all regions is being written'
          : 'payments cannot start in eu-1',
      startedAt: ago(hours * HOUR + 12 * MINUTE),
      resolvedAt:
        status === 'resolved' ? ago(hours * HOUR - 40 * MINUTE) : undefined,
      firing: status === 'resolved' ? 0 : 2,
      drill: index === 4,
      roles:
        index % 2
          ? [
              {
                role: 'commander',
                person: { ref: 'user:default/ada', title: 'Ada Example' },
              },
            ]
          : [],
    });
  });
}

function world(
  count: number,
  options?: Parameters<typeof fakeDesk>[1],
): OperationsApi {
  return fakeOperations({
    services: services(),
    incidents: fakeDesk(several(count), options).api,
  });
}

/** States of the pages of incidents. */
export const INCIDENT_SCENARIOS: Record<string, () => OperationsApi> = {
  incidents: () => world(12),
  incidentsMany: () =>
    world(1000, {
      entries: Array.from({ length: 1000 }, (_, index) => entryOf(index + 1)),
    }),
  incidentsVisitor: () => world(12, { mayWrite: false }),
  incidentsNone: () => fakeOperations({ services: services() }),
};
