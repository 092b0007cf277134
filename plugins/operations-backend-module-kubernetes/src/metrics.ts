import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { ClusterCache, KindState } from '@operate-first/cluster-cache';

type Figure = [
  name: string,
  description: string,
  read: (kind: KindState) => number | undefined,
];

const COUNTERS: Figure[] = [
  ['received', 'Bytes read from clusters', kind => kind.bytesReceived],
  ['events', 'Changes told by watches', kind => kind.events],
  ['relists', 'Lists after the first', kind => kind.relists],
  ['resumes', 'Watches that went on after an end', kind => kind.resumes],
];

const GAUGES: Figure[] = [
  ['objects', 'Objects in memory', kind => kind.objects],
  [
    'lag',
    'Seconds by which the last change came late',
    kind => kind.lagSeconds,
  ],
  [
    'watching',
    'Whether a kind is watched',
    kind => (kind.status === 'watching' ? 1 : 0),
  ],
];

/** What the watches tell about themselves, by cluster and kind. @internal */
export function observeClusters(
  metrics: MetricsService,
  cache: ClusterCache,
): void {
  const each = ([, , read]: Figure) => {
    return (result: {
      observe(value: number, attributes: Record<string, string>): void;
    }) => {
      for (const { name: cluster, kinds } of cache.clusters()) {
        for (const state of kinds) {
          const value = read(state);
          const { kind } = state;
          if (value !== undefined) result.observe(value, { cluster, kind });
        }
      }
    };
  };
  for (const figure of COUNTERS) {
    const [name, description] = figure;
    metrics
      .createObservableCounter(`operations.kubernetes.${name}`, { description })
      .addCallback(each(figure));
  }
  for (const figure of GAUGES) {
    const [name, description] = figure;
    metrics
      .createObservableGauge(`operations.kubernetes.${name}`, { description })
      .addCallback(each(figure));
  }
  metrics
    .createObservableGauge('operations.kubernetes.cluster', {
      description: 'Clusters by the state of their watch',
    })
    .addCallback(result => {
      for (const { name: cluster, status } of cache.clusters()) {
        result.observe(1, { cluster, state: status });
      }
    });
}
