import { parseQuantity } from '../admission/quantity';
import { takenBy } from '../admission/quota';
import { at, Fields, KubeObject, listAt } from '../model';
import { ApiError, Client } from './Client';

/** A metric that cannot be had; the reason is the one that autoscalers give. @internal */
export class NoMetric extends Error {
  readonly reason: string;

  constructor(reason: string, message: string) {
    super(message);
    this.name = 'NoMetric';
    this.reason = reason;
  }
}

/** What the pods of a target use, against what an autoscaler wants. @internal */
export interface Measured {
  /** Of what is used to what is wanted. */
  ratio: number;
  what: string;
  current: Fields[];
}

async function usageOf(
  pods: KubeObject[],
  resource: string,
  client: Client,
): Promise<number[]> {
  const namespace = pods[0]?.metadata.namespace;
  const path = `/apis/metrics.k8s.io/v1beta1/namespaces/${namespace}/pods`;
  let found: Fields[] = [];
  try {
    found = pods.length > 0 ? listAt(await client.get(path), 'items') : [];
  } catch (error) {
    // Most clusters have a server of metrics; this one does not.
    if (!(error instanceof ApiError)) throw error;
  }
  const names = new Set(pods.map(({ metadata }) => metadata.name));
  return found
    .filter(item => names.has(String(at(item, 'metadata', 'name'))))
    .map(item =>
      listAt(item, 'containers').reduce(
        (sum, container) =>
          sum + parseQuantity(at(container, 'usage', resource)),
        0,
      ),
    );
}

async function measureOne(
  metric: Fields,
  pods: KubeObject[],
  client: Client,
): Promise<Measured> {
  const type = String(metric.type);
  if (type !== 'Resource') {
    throw new NoMetric(
      `FailedGet${type}Metric`,
      `unable to get ${type} metric: unable to fetch metrics from custom metrics API: no custom metrics API (custom.metrics.k8s.io) registered`,
    );
  }
  const resource = String(at(metric, 'resource', 'name'));
  const utilization = at(metric, 'resource', 'target', 'averageUtilization');
  const failure = (why: string) =>
    new NoMetric(
      'FailedGetResourceMetric',
      `failed to get ${resource} utilization: ${why}`,
    );
  const used = await usageOf(pods, resource, client);
  if (used.length === 0) {
    throw failure(
      `unable to get metrics for resource ${resource}: no metrics returned from resource metrics API`,
    );
  }
  const average = used.reduce((sum, value) => sum + value, 0) / used.length;
  const averageValue = `${Math.round(average * 1_000)}m`;
  if (utilization === undefined) {
    const wanted = at(metric, 'resource', 'target', 'averageValue');
    return {
      ratio: average / parseQuantity(wanted),
      what: `${resource} resource`,
      current: [
        { type, resource: { name: resource, current: { averageValue } } },
      ],
    };
  }
  const asked =
    pods.reduce((sum, pod) => sum + takenBy(pod, resource), 0) / pods.length;
  if (asked === 0) throw failure(`missing request for ${resource}`);
  const averageUtilization = Math.round((average / asked) * 100);
  return {
    ratio: averageUtilization / Number(utilization),
    what: `${resource} resource utilization (percentage of request)`,
    current: [
      {
        type,
        resource: {
          name: resource,
          current: { averageUtilization, averageValue },
        },
      },
    ],
  };
}

/** Of all metrics of an autoscaler the one that wants most. @internal */
export async function measure(
  autoscaler: KubeObject,
  pods: KubeObject[],
  client: Client,
): Promise<Measured> {
  const all: Measured[] = [];
  for (const metric of listAt(autoscaler, 'spec', 'metrics')) {
    all.push(await measureOne(metric, pods, client));
  }
  const [most] = [...all].sort((a, b) => b.ratio - a.ratio);
  if (!most) throw new NoMetric('InvalidMetricSourceType', 'no metrics');
  return { ...most, current: all.flatMap(({ current }) => current) };
}
