import {
  NamespaceInTree,
  namespaceInTree,
  OnboardingProblem,
  QuotaFacts,
  quotaKind,
  QuotaParameters,
  TreeFiles,
  treeFiles,
  wishedLimits,
} from '@operate-first/plugin-operations-common';
import { readQuotaUse, usesOf } from '../../../clusters/quotaUse';
import { KindContext, KindInsight } from '../model';
import { beyondRoom, belowUse, QuotaWish } from './quotaRoom';

const DAYS_MILLISECONDS = 30 * 24 * 60 * 60 * 1000;
const MOST_CHOICES = 100;
const NAMESPACE =
  /^cluster-scope\/base\/core\/namespaces\/([^/]+)\/namespace\.yaml$/;

/** Names of namespaces that begin like what was written, then those that have it in them. */
function choicesFor(written: string, files: TreeFiles): string[] {
  const names: string[] = [];
  for (const path of files.paths()) {
    const [, name] = NAMESPACE.exec(path) ?? [];
    if (name?.includes(written)) names.push(name);
  }
  return names
    .sort(
      (a, b) =>
        Number(b.startsWith(written)) - Number(a.startsWith(written)) ||
        (a < b ? -1 : 1),
    )
    .slice(0, MOST_CHOICES);
}

/** What is stored of a namespace at each of its places. */
async function factsOf(
  there: NamespaceInTree,
  wish: Record<string, string> | undefined,
  { database, clusters }: KindContext,
): Promise<QuotaFacts> {
  const { name, quota, hard, places } = there;
  const days = await readQuotaUse(
    database,
    name,
    places.map(({ cluster }) => cluster),
    Date.now() - DAYS_MILLISECONDS,
  );
  return {
    namespace: name,
    ...(quota && { quota }),
    hard,
    ...(wish && { wish }),
    clusters: places.map(({ cluster, environment }) => {
      const seen = clusters.get(cluster);
      const { observedAt } = seen ?? {};
      return {
        cluster,
        environment,
        ...(observedAt && { observedAt: new Date(observedAt).toISOString() }),
        ...(seen
          ? seen.problem && { problem: seen.problem }
          : { problem: `Nobody watches ${cluster}.` }),
        uses: usesOf(seen?.quotas.get(name) ?? []),
        days: days.get(cluster) ?? [],
      };
    }),
  };
}

/** Of places where the same is wrong the first says it. */
function oncePerField(problems: OnboardingProblem[]): OnboardingProblem[] {
  return problems.filter(
    ({ field }, at) => problems.findIndex(each => each.field === field) === at,
  );
}

/** A quota is judged by what is used, and by what the clusters have room for. @internal */
export const quotaInsight: KindInsight<QuotaParameters> = {
  // Of a namespace in which they see nothing, visitors do not learn that it is there.
  names: 'namespace',
  known: async ({ namespace }, { onboarding }) => ({
    services: await onboarding.clusters.servicesIn(namespace),
  }),
  look: async (value, { clusters, pending }, { files }) => {
    const there = namespaceInTree(value.namespace, files);
    if (!there) return { problems: [], notes: [] };
    const hard = wishedLimits(value, there.hard, files);
    const wish: QuotaWish = { value, there, hard };
    const problems: OnboardingProblem[] = [];
    const notes: string[] = [];
    for (const cluster of new Set(there.places.map(each => each.cluster))) {
      const seen = clusters.get(cluster);
      if (!seen || seen.problem) {
        notes.push(
          seen?.problem
            ? `${cluster} cannot be seen now (${seen.problem}): how much is used there is not known for sure.`
            : `Nobody watches ${cluster}: how much is used there is not known, and the change cannot be proved.`,
        );
      }
      if (!seen) continue;
      const uses = usesOf(seen.quotas.get(value.namespace) ?? []);
      problems.push(
        ...belowUse(wish, cluster, uses),
        ...beyondRoom(wish, seen, pending),
      );
    }
    return { problems: oncePerField(problems), notes };
  },
  help: async (written, context) => {
    const { onboarding, tree, reader } = context;
    const files = treeFiles(tree.texts);
    const name = typeof written.namespace === 'string' ? written.namespace : '';
    const choices =
      reader.person === undefined
        ? []
        : choicesFor(name, files).map(value => ({ value }));
    const there = namespaceInTree(name, files);
    const { value } = quotaKind.read(written, onboarding.config.tree);
    const wish = value && there && wishedLimits(value, there.hard, files);
    return {
      choices: { namespace: choices },
      ...(there && (await factsOf(there, wish, context))),
    };
  },
};
