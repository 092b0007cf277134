import { OnboardingProblem } from '@operate-first/plugin-operations-common';
import { Amounts, comingTo } from './comingTo';
import { isInTreeOn } from './inTree';
import { CheckContext, Found } from './model';
import { promisedBy } from './promisedBy';

const GIBIBYTE = 2 ** 30;
const RESOURCES = ['cpu', 'memory'] as const;

function rounded(amount: number): number {
  return Number(Math.max(amount, 0).toPrecision(3));
}

/** What an amount is called, and what is left of it. */
const WORDS = {
  cpu: (amount: number) => `${rounded(amount)} CPU`,
  memory: (amount: number) => `${rounded(amount / GIBIBYTE)} GiB of memory`,
};

/**
 * What is asked for fits into what is free, cluster by cluster: neither promised by quotas nor by requests that are approved
 * and have not arrived. Clusters that cannot be seen say so.
 *
 * @internal
 */
export async function checkCapacity({
  asked,
  tree,
  clusters,
  settings,
  pending,
}: CheckContext): Promise<Found> {
  const problems: OnboardingProblem[] = [];
  const notes = new Set<string>();
  const wanted = new Map<string, Amounts>();
  const known = new Set(settings.clusters.map(({ name }) => name));
  asked.namespaces.forEach(({ name, quota, places }, at) => {
    const amounts = promisedBy(quota);
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
      const { allocatable, promised } = seen;
      const coming = comingTo(seen, pending);
      const sum = wanted.get(cluster) ?? { cpu: 0, memory: 0 };
      wanted.set(cluster, sum);
      for (const resource of RESOURCES) {
        sum[resource] += amounts[resource];
        const free =
          allocatable[resource] - promised[resource] - coming[resource];
        if (sum[resource] <= free || !amounts[resource]) continue;
        const words = WORDS[resource];
        const others =
          coming[resource] > 0
            ? `quotas and ${words(
                coming[resource],
              )} for approved requests that have not arrived leave`
            : 'quotas leave';
        problems.push({
          field: `namespaces[${at}].quota`,
          value: quota?.tier,
          message: `${cluster} is too full: ${others} ${words(
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
