import { SignalPanel } from '@operate-first/plugin-operations-common';

type Signal = SignalPanel['signal'];
type Unit = SignalPanel['unit'];

/** What is asked of a service by its series, before anybody said how. @internal */
export interface Convention {
  signal: Signal;
  title: string;
  unit: Unit;
  query: string;
}

/** Metrics that count requests, best known first. `errors` are labels and what they say of a failure. */
const REQUESTS: Array<{
  count: string;
  buckets?: string;
  errors: Array<[label: string, matcher: string]>;
}> = [
  {
    // OpenTelemetry
    count: 'http_server_request_duration_seconds_count',
    buckets: 'http_server_request_duration_seconds_bucket',
    errors: [['http_response_status_code', '=~"5.."']],
  },
  {
    // Prometheus's own client libraries
    count: 'http_requests_total',
    buckets: 'http_request_duration_seconds_bucket',
    errors: [
      ['code', '=~"5.."'],
      ['status', '=~"5.."'],
      ['status_code', '=~"5.."'],
    ],
  },
  {
    count: 'http_request_duration_seconds_count',
    buckets: 'http_request_duration_seconds_bucket',
    errors: [
      ['code', '=~"5.."'],
      ['status', '=~"5.."'],
      ['status_code', '=~"5.."'],
    ],
  },
  {
    // Micrometer, as in Spring
    count: 'http_server_requests_seconds_count',
    buckets: 'http_server_requests_seconds_bucket',
    errors: [['status', '=~"5.."']],
  },
  {
    count: 'grpc_server_handled_total',
    buckets: 'grpc_server_handling_seconds_bucket',
    errors: [
      [
        'grpc_code',
        '=~"Unknown|Internal|Unavailable|DataLoss|DeadlineExceeded"',
      ],
    ],
  },
];

/** What a service uses of its machine. */
const USAGE: Array<{
  metric: string;
  title: string;
  unit: Unit;
  query: (selector: string, range: string) => string;
}> = [
  {
    metric: 'container_memory_working_set_bytes',
    title: 'Memory in use',
    unit: 'bytes',
    query: selector => `sum(${selector})`,
  },
  {
    metric: 'process_resident_memory_bytes',
    title: 'Memory in use',
    unit: 'bytes',
    query: selector => `sum(${selector})`,
  },
  {
    metric: 'container_cpu_usage_seconds_total',
    title: 'Processors in use',
    unit: 'none',
    query: (selector, range) => `sum(rate(${selector}[${range}]))`,
  },
  {
    metric: 'process_cpu_seconds_total',
    title: 'Processors in use',
    unit: 'none',
    query: (selector, range) => `sum(rate(${selector}[${range}]))`,
  },
];

/** Names that are looked for. @internal */
export const CONVENTIONAL_METRICS: string[] = [
  ...REQUESTS.flatMap(({ count, buckets }) =>
    buckets ? [count, buckets] : [count],
  ),
  ...USAGE.map(({ metric }) => metric),
].filter((name, i, all) => all.indexOf(name) === i);

/** The metric that counts requests, if one of these does. @internal */
export function requestMetric(names: Set<string>): string | undefined {
  return REQUESTS.find(({ count }) => names.has(count))?.count;
}

/** What counts the requests of a service and those that went well; undefined where nothing says which failed. @internal */
export function countersFor(
  { names, labels }: { names: Set<string>; labels: Set<string> },
  matchers: string,
): { good: string; total: string } | undefined {
  const requests = REQUESTS.find(({ count }) => names.has(count));
  const failure = requests?.errors.find(([name]) => labels.has(name));
  if (!requests || !failure) return undefined;
  const [label, matcher] = failure;
  const counter = (more = '') => `sum(${requests.count}{${matchers}${more}})`;
  return {
    good: counter(`,${label}${matcher.replace(/^=~/, '!~')}`),
    total: counter(),
  };
}

/**
 * The golden signals that these metrics make.
 *
 * @param found - Names of metrics that there are of the service, and the labels of the one that counts requests.
 * @internal
 */
export function conventionsFor(
  found: { names: Set<string>; labels: Set<string> },
  matchers: string,
  range: string,
): Convention[] {
  const { names, labels } = found;
  const conventions: Convention[] = [];
  const requests = REQUESTS.find(({ count }) => names.has(count));
  const add = (signal: Signal, title: string, unit: Unit, query: string) =>
    conventions.push({ signal, title, unit, query });
  if (requests) {
    const rate = (more = '') =>
      `sum(rate(${requests.count}{${matchers}${more}}[${range}]))`;
    add('rate', 'Requests', 'perSecond', rate());
    const label = requests.errors.find(([name]) => labels.has(name));
    if (label) {
      const failed = rate(`,${label.join('')}`);
      // No errors have no series, which is none of them as long as there are requests.
      add(
        'errors',
        'Failed requests',
        'ratio',
        `(${failed} or 0 * ${rate()}) / ${rate()}`,
      );
    }
    if (requests.buckets && names.has(requests.buckets)) {
      add(
        'duration',
        '95 of 100 requests are quicker than',
        'seconds',
        `histogram_quantile(0.95, sum by (le) (rate(${requests.buckets}{${matchers}}[${range}])))`,
      );
    }
  }
  for (const { metric, title, unit, query } of USAGE) {
    const known = conventions.some(each => each.title === title);
    if (known || !names.has(metric)) continue;
    add('saturation', title, unit, query(`${metric}{${matchers}}`, range));
  }
  return conventions;
}
