import { at, isFields, KubeObject } from '../model';
import { LabelSelector, selects } from '../store/labelSelector';
import { isActive, isReady, withTimes } from './conditions';
import { replicasOf } from './pods';
import { controllerOf, View } from './View';

/** `25%` of a number, rounded up as budgets are, or the number that is written. */
function share(value: unknown, of: number): number {
  const text = String(value);
  return text.endsWith('%')
    ? Math.ceil((Number.parseInt(text, 10) / 100) * of)
    : Number(text);
}

/** How many pods there should be: as many as those who make them want. */
function expectedOf(pods: KubeObject[], view: View): number {
  const uids = new Set(pods.map(pod => controllerOf(pod)?.uid));
  const owners = ['ReplicaSet', 'StatefulSet']
    .flatMap(kind => view.all(kind))
    .filter(({ metadata }) => uids.has(metadata.uid));
  const wanted = owners.reduce((sum, owner) => sum + replicasOf(owner), 0);
  return wanted || pods.length;
}

/** Says how many pods may go at once. @internal */
export async function disruptionBudgets(view: View) {
  for (const budget of view.all('PodDisruptionBudget')) {
    const selector = at(budget, 'spec', 'selector');
    const pods = view
      .all('Pod', budget.metadata.namespace)
      .filter(isActive)
      .filter(
        ({ metadata }) =>
          isFields(selector) &&
          selects(selector as LabelSelector, metadata.labels),
      );
    const minimum = at(budget, 'spec', 'minAvailable');
    const maximum = at(budget, 'spec', 'maxUnavailable');
    const expectedPods =
      typeof minimum === 'number' ? pods.length : expectedOf(pods, view);
    const desiredHealthy =
      minimum === undefined
        ? Math.max(0, expectedPods - share(maximum ?? 1, expectedPods))
        : share(minimum, expectedPods);
    const currentHealthy = pods.filter(isReady).length;
    const disruptionsAllowed =
      expectedPods > 0 ? Math.max(0, currentHealthy - desiredHealthy) : 0;
    await view.report(budget, {
      observedGeneration: budget.metadata.generation,
      expectedPods,
      currentHealthy,
      desiredHealthy,
      disruptionsAllowed,
      conditions: withTimes(budget, [
        {
          type: 'DisruptionAllowed',
          status: disruptionsAllowed > 0 ? 'True' : 'False',
          reason:
            disruptionsAllowed > 0 ? 'SufficientPods' : 'InsufficientPods',
          message: '',
        },
      ]),
    });
  }
}
