import {
  OnboardingProblem,
  parseQuantity,
  quotaLimits,
} from '@operate-first/plugin-operations-common';
import { isInTreeOn } from './inTree';
import { CheckContext, Found } from './model';

const GIBIBYTE = 2 ** 30;

function rounded(amount: number): number {
  return Number(Math.max(amount, 0).toPrecision(3));
}

/** What an amount is called, and what is left of it. */
const WORDS = {
  cpu: (amount: number) => `${rounded(amount)} CPU`,
  memory: (amount: number) => `${rounded(amount / GIBIBYTE)} GiB of memory`,
};

/** What is asked for fits into what is free, cluster by cluster; clusters that cannot be seen say so. @internal */
export async function checkCapacity({
  asked,
  tree,
  clusters,
  settings,
}: CheckContext): Promise<Found> {
  const problems: OnboardingProblem[] = [];
  const notes = new Set<string>();
  const wanted = new Map<string, { cpu: number; memory: number }>();
  const known = new Set(settings.clusters.map(({ name }) => name));
  asked.namespaces.forEach(({ name, quota, places }, at) => {
    const hard = quota ? quotaLimits(quota) : {};
    const amountOf = (resource: 'cpu' | 'memory') =>
      parseQuantity(hard[`requests.${resource}`] ?? hard[`limits.${resource}`]);
    for (const { cluster } of places) {
      if (!cluster || !known.has(cluster)) continue;
      const seen = clusters.get(cluster);
      // What is there keeps its quota.
      const isThere =
        name !== undefined && isInTreeOn(tree.texts, cluster, name);
      if (!seen || seen.problem) {
        notes.add(
          seen?.problem
            ? `${cluster} cannot be seen now (${seen.problem}): what is asked for arrives when it is back.`
            : `Nobody watches ${cluster}: the change can be made, and not proved.`,
        );
      }
      if (!seen?.allocatable || isThere) continue;
      const sum = wanted.get(cluster) ?? { cpu: 0, memory: 0 };
      wanted.set(cluster, sum);
      for (const resource of ['cpu', 'memory'] as const) {
        sum[resource] += amountOf(resource) ?? 0;
        const free = seen.allocatable[resource] - seen.promised[resource];
        if (sum[resource] <= free || !amountOf(resource)) continue;
        const words = WORDS[resource];
        problems.push({
          field: `namespaces[${at}].quota`,
          value: quota?.tier,
          message: `${cluster} is too full: quotas leave ${words(
            free,
          )}, and this asks for ${words(
            sum[resource],
          )}. Choose a smaller quota or another cluster, or ask who runs ${cluster}.`,
        });
        break;
      }
    }
  });
  return { problems, notes: [...notes] };
}
