import {
  ClientPodStatus,
  FetchResponse,
  PodStatusFetchResponse,
} from '@backstage/plugin-kubernetes-common';
import { CoreV1Api, Metrics, V1Pod, topPods } from '@kubernetes/client-node';
import { PodUse } from './schema';

type TopPod = PodStatusFetchResponse['resources'][number];
type Use = TopPod['CPU'];

/** JSON has no large integers. */
function plain(value: number | bigint): number | string {
  return typeof value === 'bigint' ? value.toString() : value;
}

function useOf({ CurrentUsage, RequestTotal, LimitTotal }: Use) {
  return {
    currentUsage: plain(CurrentUsage),
    requestTotal: plain(RequestTotal),
    limitTotal: plain(LimitTotal),
  };
}

/** As the stock plugin sends it to the browser. */
export function toClient({
  Pod,
  CPU,
  Memory,
  Containers,
}: TopPod): ClientPodStatus {
  return {
    pod: Pod,
    memory: useOf(Memory),
    cpu: useOf(CPU),
    containers: Containers.map(({ Container, CPUUsage, MemoryUsage }) => ({
      container: Container,
      cpuUsage: useOf(CPUUsage),
      memoryUsage: useOf(MemoryUsage),
    })),
  };
}

function hasPods({ type, resources }: FetchResponse): boolean {
  if (type === 'pods') return true;
  if (type !== 'customresources') return false;
  const [first] = resources;
  return first?.apiVersion === 'v1' && first.kind === 'Pod';
}

/** The pods among what was found, each once, by namespace. */
export function podsByNamespace(
  responses: FetchResponse[],
): Map<string, V1Pod[]> {
  const found = new Map<string, Map<string, V1Pod>>();
  for (const pod of responses
    .filter(hasPods)
    .flatMap(one => one.resources as V1Pod[])) {
    const { namespace, name = '' } = pod.metadata ?? {};
    if (namespace === undefined) continue;
    const byName = found.get(namespace) ?? new Map<string, V1Pod>();
    found.set(namespace, byName);
    if (!byName.has(name)) byName.set(name, pod);
  }
  return new Map(
    [...found].map(([namespace, byName]) => [namespace, [...byName.values()]]),
  );
}

/** The sums are those of the library that the stock plugin uses; it only asks nobody here. */
export async function podStatuses(
  pods: V1Pod[],
  uses: PodUse[],
): Promise<ClientPodStatus[]> {
  const list = { listPodForAllNamespaces: async () => ({ items: pods }) };
  const metrics = { getPodMetrics: async () => ({ items: uses }) };
  const top = await topPods(
    list as unknown as CoreV1Api,
    metrics as unknown as Metrics,
  );
  return top.map(toClient);
}
