import type { JsonObject } from '@backstage/types';
import { OPENSLO_ANNOTATIONS } from '../../openslo/annotations';
import type { KindService } from '../kindService';
import { disabledTiers, shareOf, SloCounts, SloParameters } from './parameters';

/** OpenSLO allows so many characters of a name. */
const LONGEST = 63;

/** What good and all requests are counted by: selectors of PromQL. @public */
export interface CountedRequests {
  good: string;
  total: string;
}

/** As skeletons and the exported rules count them, where nobody knows it better. */
function usualRequests({ name }: KindService): CountedRequests {
  const metric = (only = '') =>
    `sum(http_requests_total{service="${name}"${only}})`;
  return { good: metric(',code!~"5.."'), total: metric() };
}

/** What the portal found out and kept with the request. @internal */
export function requestsKnown(
  known: Record<string, unknown> | undefined,
): CountedRequests | undefined {
  const found = known?.requests;
  if (typeof found !== 'object' || found === null) return undefined;
  const { good, total } = found as Record<string, unknown>;
  return typeof good === 'string' && typeof total === 'string'
    ? { good, total }
    : undefined;
}

/** What the portal counts itself. */
function looks(measure: string, events?: string): JsonObject {
  return {
    metricSource: {
      type: 'Operations',
      spec: { source: 'probe', measure, ...(events && { events }) },
    },
  };
}

function measuredBy(
  counts: SloCounts,
  requests: CountedRequests,
  dataSource: string,
): JsonObject {
  if (counts === 'latency') {
    return { thresholdMetric: looks('duration') };
  }
  const prometheus = (query: string): JsonObject => ({
    metricSource: {
      metricSourceRef: dataSource,
      type: 'Prometheus',
      spec: { query },
    },
  });
  const [good, total] =
    counts === 'probe'
      ? [looks('availability', 'good'), looks('availability', 'total')]
      : [prometheus(requests.good), prometheus(requests.total)];
  return { ratioMetric: { counter: true, good, total } };
}

const WHAT: Record<
  SloCounts,
  { shown: string; objective: string; says: string }
> = {
  requests: {
    shown: 'is there',
    objective: 'Available',
    says: 'answers those who use it.',
  },
  probe: {
    shown: 'is there',
    objective: 'Available',
    says: 'answers those who look at it.',
  },
  latency: {
    shown: 'is quick',
    objective: 'In time',
    says: 'answers in time.',
  },
};

/** An SLO that nobody has written yet, as OpenSLO has it. @internal */
export function sloDocument(
  value: SloParameters,
  service: KindService,
  options: { dataSource: string; runbook: string; requests?: CountedRequests },
): JsonObject {
  const { counts = 'requests', tiers, seconds } = value;
  const { shown, objective, says } = WHAT[counts];
  const off = tiers && disabledTiers(tiers);
  return {
    apiVersion: 'openslo/v1',
    kind: 'SLO',
    metadata: {
      name: value.name,
      displayName: value.title ?? `${service.name} ${shown}`.slice(0, LONGEST),
      annotations: {
        [OPENSLO_ANNOTATIONS.service]: service.ref,
        [OPENSLO_ANNOTATIONS.environment]: value.environment ?? 'production',
        ...(off && { [OPENSLO_ANNOTATIONS.disabledTiers]: off }),
        [OPENSLO_ANNOTATIONS.runbookUrl]: options.runbook,
      },
    },
    spec: {
      description: `${service.name} ${says}`,
      service: service.name,
      indicator: {
        metadata: {
          name: `${value.name
            .slice(0, LONGEST - 9)
            .replace(/-+$/, '')}-${counts}`,
        },
        spec: measuredBy(
          counts,
          options.requests ?? usualRequests(service),
          options.dataSource,
        ),
      },
      timeWindow: [{ duration: value.window ?? '30d', isRolling: true }],
      budgetingMethod: 'Occurrences',
      objectives: [
        {
          displayName: objective,
          ...(counts === 'latency' && { op: 'lte', value: seconds ?? 1 }),
          target: shareOf(value.target),
        },
      ],
    },
  };
}
