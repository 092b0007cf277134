import type { OnboardingProblem } from '../../onboarding/model';
import { PLACES } from '../../onboarding/tree/places';
import { listInWords } from '../../requests/words';
import { nameThem, othersIn } from './extent';
import type { TreeDelivery } from './holdings';
import { isMarked } from './mark';
import { isHalted } from './pause';
import { isThere, Scene } from './scene';

const FIRST =
  'Ask for the step scale first, and for this one when it is proved.';

/** The file of the entity of a service. @internal */
export function entityPath(service: string): string {
  return `${PLACES.service(service)}/catalog-info.yaml`;
}

/** @internal */
export function placeInWords({ namespace, cluster }: TreeDelivery): string {
  return `${namespace} on ${cluster}`;
}

/** What is gone already is no mistake; what nobody can scale is. */
function missing(scene: Scene): OnboardingProblem[] {
  const { what, name, step } = scene.value;
  if (step === 'remove' || isThere(scene)) return [];
  return [
    {
      field: 'name',
      value: name,
      message: `The GitOps tree has no ${what} ${name}. Look how it is called there, or remove it where it is.`,
    },
  ];
}

/** A namespace in which others have something goes with nobody. */
function shared({ value, holdings, known, extent }: Scene) {
  const { what, name, step } = value;
  if (what !== 'namespace' || step === 'restore') return [];
  const foreign = extent.deliveries
    .map(({ service }) => service)
    .filter(service => {
      const team = holdings.teamOfService(service);
      return team !== undefined && team !== extent.team;
    });
  const others = [
    ...new Set([...foreign, ...othersIn(name, extent, holdings, known)]),
  ];
  if (others.length === 0) return [];
  const whom = nameThem(others, holdings, known);
  return [
    {
      field: 'name',
      value: name,
      message: `The namespace ${name} is shared with ${whom}. Off-board what is yours in it, or have the others moved first.`,
    },
  ];
}

/** What would be removed while the tree still wants it to run. */
function stillWanted({ value, ground, extent }: Scene): OnboardingProblem[] {
  if (value.step !== 'remove') return [];
  const { files } = ground;
  const running = extent.deliveries
    .filter(each => !isHalted(files.get(each.path) ?? '', each))
    .map(each => `${each.service} in ${placeInWords(each)}`);
  const usual = extent.entities.filter(service => {
    const text = files.get(entityPath(service));
    return text !== undefined && !isMarked(text, service);
  });
  const wanted = running.length > 0 ? running : usual;
  if (wanted.length === 0) return [];
  return [
    {
      field: 'step',
      value: value.step,
      message: `The tree still wants ${listInWords(wanted)} to run. ${FIRST}`,
    },
  ];
}

/** Everything that the tree says against a wish. @internal */
export function problemsOf(scene: Scene): OnboardingProblem[] {
  return [...missing(scene), ...shared(scene), ...stillWanted(scene)];
}
