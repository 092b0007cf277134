import {
  OnboardingChange,
  OnboardingFiles,
  OnboardingRequest,
  OnboardingTree,
} from '../model';
import { QUOTA_TIERS } from '../quotas';
import { applyPlan } from './applyPlan';
import { planComponents } from './components';
import { planDelivery } from './delivery';
import { planMonitoring } from './monitoring';
import { planNamespaces } from './namespaces';
import { PLACES } from './places';
import { Ground, Planned } from './plan';
import { planServices } from './service';
import { planTeam } from './team';
import { CUSTOM } from './there';

function plan(ground: Ground): Planned[] {
  return [
    ...planTeam(ground),
    ...planComponents(ground),
    ...planNamespaces(ground),
    ...planDelivery(ground),
    ...planServices(ground),
    ...planMonitoring(ground),
  ];
}

/**
 * The files that must be known before a change can be made: of a large tree only these are read.
 *
 * @public
 */
export function onboardingPaths(
  request: OnboardingRequest,
  tree: OnboardingTree,
): string[] {
  const planned = plan({ request, tree, existing: new Map() });
  return [
    ...new Set([
      ...planned.flatMap(each => (each.kind === 'note' ? [] : [each.path])),
      ...request.namespaces.map(
        ({ name }) => `${PLACES.namespace(name)}/${CUSTOM}`,
      ),
      // Which of them matter is known only when the namespaces are.
      ...QUOTA_TIERS.flatMap(({ name }) => [
        `${PLACES.quota(name)}/kustomization.yaml`,
        `${PLACES.quota(name)}/${CUSTOM}`,
      ]),
    ]),
  ].sort();
}

/**
 * The change that fulfils a request: new files, and files that are completed. What somebody has written stays; the same
 * request on its own result changes nothing. Reads and writes nothing itself.
 *
 * @param request - as `readOnboardingRequest` gives it
 * @param existing - at least what `onboardingPaths` names, as far as it is there
 * @public
 */
export function buildOnboarding(
  request: OnboardingRequest,
  tree: OnboardingTree,
  existing: OnboardingFiles,
): OnboardingChange {
  return applyPlan(plan({ request, tree, existing }), existing);
}
