import {
  parseQuantity,
  ResourceUse,
} from '@operate-first/plugin-operations-common';
import { ContainerSpec, PodObject } from '../finding/objects';

/** Cores and bytes, by the names that Kubernetes gives them. */
type Amounts = Record<string, number>;
type Written = Record<string, string | number>;

function read(written: Written | undefined): Amounts {
  return Object.fromEntries(
    Object.entries(written ?? {}).flatMap(([resource, quantity]) => {
      const amount = parseQuantity(quantity);
      return amount === undefined ? [] : [[resource, amount]];
    }),
  );
}

function combine(
  all: Amounts[],
  how: (a: number, b: number) => number,
): Amounts {
  const result: Amounts = {};
  for (const amounts of all) {
    for (const [resource, amount] of Object.entries(amounts)) {
      const known = result[resource];
      result[resource] = known === undefined ? amount : how(known, amount);
    }
  }
  return result;
}

const plus = (a: number, b: number) => a + b;

function requestsOf(container: ContainerSpec): Amounts {
  const { requests, limits } = container.resources ?? {};
  // A limit without a request is the request, too; servers write that down themselves.
  return { ...read(limits), ...read(requests) };
}

/** Prepares the pod and stays beside its other containers. */
function staysBeside({ restartPolicy }: ContainerSpec): boolean {
  return restartPolicy === 'Always';
}

/** What the scheduler counts for a pod: its containers, or its hungriest preparation, whichever is more. */
function podRequests({ spec = {} }: PodObject): Amounts {
  const { containers = [], initContainers = [], overhead } = spec;
  const beside: Amounts[] = [];
  const peaks: Amounts[] = [];
  for (const container of initContainers) {
    const own = requestsOf(container);
    peaks.push(combine([...beside, own], plus));
    if (staysBeside(container)) beside.push(own);
  }
  const running = combine([...containers.map(requestsOf), ...beside], plus);
  const most = combine([running, ...peaks], Math.max);
  return combine([most, read(overhead)], plus);
}

/** Limits of what runs; a container without one may take everything, and then there is none. */
function podLimits({ spec = {} }: PodObject, resource: string) {
  const { containers = [], initContainers = [] } = spec;
  const running = [...containers, ...initContainers.filter(staysBeside)];
  const limits = running.map(
    container => read(container.resources?.limits)[resource],
  );
  return limits.includes(undefined as never)
    ? undefined
    : limits.reduce(plus, 0);
}

/** Cores and bytes only; undefined where there is neither. @internal */
export function asUse({ cpu, memory }: Amounts): ResourceUse | undefined {
  if (cpu === undefined && memory === undefined) return undefined;
  return {
    ...(cpu !== undefined && { cpuCores: rounded(cpu) }),
    ...(memory !== undefined && { memoryBytes: Math.round(memory) }),
  };
}

/** Sums of binary fractions have long tails; nobody asks for less than a thousandth of a core. */
function rounded(cores: number): number {
  return Math.round(cores * 1e6) / 1e6;
}

/** @internal */
export function requestedBy(pods: PodObject[]): ResourceUse | undefined {
  return asUse(combine(pods.map(podRequests), plus));
}

/** @internal */
export function limitOf(pods: PodObject[]): ResourceUse | undefined {
  const sum = (resource: string) => {
    const limits = pods.map(pod => podLimits(pod, resource));
    const known = limits.flatMap(limit => limit ?? []);
    return known.length > 0 && known.length === limits.length
      ? known.reduce(plus, 0)
      : undefined;
  };
  const [cpu, memory] = [sum('cpu'), sum('memory')];
  return asUse({
    ...(cpu !== undefined && { cpu }),
    ...(memory !== undefined && { memory }),
  });
}

/** What a node has, as it says itself. @internal */
export function asCapacity(
  written: Written | undefined,
): ResourceUse | undefined {
  const amounts = read(written);
  const use = asUse(amounts);
  const { pods } = amounts;
  return use && { ...use, ...(pods !== undefined && { pods }) };
}

/** The sum of what is known; undefined where nothing is. @internal */
export function sumOf(
  uses: Array<ResourceUse | undefined>,
): ResourceUse | undefined {
  const known = uses.flatMap(use => use ?? []);
  return known.length > 0
    ? (combine(known as Amounts[], plus) as ResourceUse)
    : undefined;
}

/** Pods that hold what they asked for: neither ended, nor without a place. @internal */
export function holdsResources({ status, spec }: PodObject): boolean {
  const { phase } = status ?? {};
  return Boolean(spec?.nodeName) && phase !== 'Succeeded' && phase !== 'Failed';
}
