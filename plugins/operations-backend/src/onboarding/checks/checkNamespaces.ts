import { OnboardingProblem } from '@operate-first/plugin-operations-common';
import { isInTreeOn } from './inTree';
import { CheckContext, Found } from './model';
import { teamRef } from './refs';

/**
 * Namespaces that clusters have and the tree does not know: somebody made them by hand. Those in the tree are judged where
 * the change is built.
 *
 * @internal
 */
export async function checkNamespaces({
  asked,
  tree,
  clusters,
  book,
}: CheckContext): Promise<Found> {
  const problems: OnboardingProblem[] = [];
  const notes: string[] = [];
  const team = asked.team.name && teamRef(asked.team.name);
  for (const [at, { name, places }] of asked.namespaces.entries()) {
    if (!name || !team) continue;
    const names = new Set(places.flatMap(({ cluster }) => cluster ?? []));
    for (const cluster of names) {
      if (isInTreeOn(tree.texts, cluster, name)) continue;
      const owners = await book.ownersIn(cluster, name);
      const isThere = clusters.get(cluster)?.namespaces.has(name);
      if (owners.length === 0 && !isThere) continue;
      if (owners.length > 0 && owners.every(owner => owner === team)) {
        notes.push(
          `There is a namespace ${name} on ${cluster} in which nothing but services of ${asked.team.name} was seen: it comes into the tree as it is asked for here.`,
        );
        continue;
      }
      problems.push({
        field: `namespaces[${at}].name`,
        value: name,
        message: `There is a namespace ${name} on ${cluster} that is not in the tree, and it is not known to be of ${asked.team.name}. Choose another name, or ask who runs ${cluster} to bring it into the tree.`,
      });
      break;
    }
  }
  return { problems, notes };
}
