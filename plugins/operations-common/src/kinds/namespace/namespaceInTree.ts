import type { OnboardingFiles, OnboardingPlace } from '../../onboarding/model';
import { QUOTA_TIERS } from '../../onboarding/quotas';
import { fromFolder, PLACES } from '../../onboarding/tree/places';
import { CUSTOM, fieldOf, listOf } from '../../onboarding/tree/there';
import { nameOfRef } from '../../requests/words';
import type { TreeFiles } from '../model';

const OVERLAY =
  /^cluster-scope\/overlays\/prod\/([^/]+)\/([^/]+)\/kustomization\.yaml$/;
const OWNER = ['metadata', 'annotations', 'operate-first.io/owner'];
const BINDINGS = PLACES.roleBinding('');
const SERVICES = `${PLACES.services}/`;

/**
 * A namespace as a GitOps tree has it.
 *
 * @public
 */
export interface NamespaceInTree {
  name: string;
  /** The name of the group whose it is; missing where nothing says so. */
  team?: string;
  /** Where it is. */
  places: OnboardingPlace[];
  /** A tier, or `custom`; missing where it has no quota. */
  quota?: string;
  /** The limits that its quota sets, by the names of Kubernetes; where there are several quotas, its own says last. */
  hard: Record<string, string>;
  /** Names of the services that put something into it. */
  services: string[];
}

/** Texts of a map, numbers among them. @internal */
export function textsIn(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) =>
      typeof each === 'string' || typeof each === 'number'
        ? [[key, String(each)]]
        : [],
    ),
  );
}

/** The limits of a tier: as the tree says it, which operators may have changed. @internal */
export function hardOfTier(
  tier: string,
  files: OnboardingFiles,
): Record<string, string> {
  const text = files.get(`${PLACES.quota(tier)}/${CUSTOM}`);
  return text === undefined
    ? { ...QUOTA_TIERS.find(({ name }) => name === tier)?.hard }
    : textsIn(fieldOf(text, ['spec', 'hard']));
}

/** What stands in the list of a folder, from the root of the tree. @internal */
export function namedIn(
  folder: string,
  list: 'resources' | 'components',
  files: OnboardingFiles,
): Array<{ entry: string; path: string }> {
  const text = files.get(`${folder}/kustomization.yaml`);
  return listOf(text, list).map(entry => {
    const steps = folder.split('/');
    for (const step of entry.replace(/\/$/, '').split('/')) {
      if (step === '..') steps.pop();
      else if (step !== '.' && step !== '') steps.push(step);
    }
    return { entry, path: steps.join('/') };
  });
}

function placesOf(name: string, files: TreeFiles): OnboardingPlace[] {
  const folder = PLACES.namespace(name);
  const places: OnboardingPlace[] = [];
  for (const path of files.paths()) {
    const [, environment, cluster] = OVERLAY.exec(path) ?? [];
    // A list of thousands is read only where it may name it.
    if (!environment || !files.get(path)?.includes(`/${name}`)) continue;
    const overlay = PLACES.overlay(environment, cluster);
    const isNamed = namedIn(overlay, 'resources', files).some(
      each => each.path === folder,
    );
    if (isNamed) places.push({ environment, cluster });
  }
  return places.sort((a, b) =>
    fromPlace(a) < fromPlace(b) ? -1 : Number(fromPlace(a) > fromPlace(b)),
  );
}

function fromPlace({ environment, cluster }: OnboardingPlace): string {
  return `${cluster}/${environment}`;
}

/**
 * Reads a namespace of a tree; undefined where there is none of that name.
 *
 * @public
 */
export function namespaceInTree(
  name: string,
  files: TreeFiles,
): NamespaceInTree | undefined {
  const folder = PLACES.namespace(name);
  if (!files.has(`${folder}/kustomization.yaml`)) return undefined;
  const components = namedIn(folder, 'components', files);
  const under = (start: string) =>
    components.flatMap(({ path }) =>
      path.startsWith(start) ? [path.slice(start.length)] : [],
    );
  const tiers = under(PLACES.quota(''));
  const isCustom =
    namedIn(folder, 'resources', files).some(
      ({ path }) => path === `${folder}/${CUSTOM}`,
    ) ||
    (tiers.length === 0 && files.has(`${folder}/${CUSTOM}`));
  const custom = isCustom
    ? textsIn(fieldOf(files.get(`${folder}/${CUSTOM}`), ['spec', 'hard']))
    : {};
  const owner = fieldOf(files.get(`${folder}/namespace.yaml`), OWNER);
  const [bound] = under(BINDINGS);
  const team = typeof owner === 'string' ? nameOfRef(owner) : bound;
  const services = under(SERVICES).map(path => path.split('/')[0]);
  return {
    name,
    ...(team && { team }),
    places: placesOf(name, files),
    ...((tiers[0] ?? (isCustom && 'custom')) && {
      quota: tiers[0] ?? 'custom',
    }),
    hard: Object.assign(
      {},
      ...tiers.map(tier => hardOfTier(tier, files)),
      custom,
    ),
    services: [...new Set(services)].sort(),
  };
}

/** How the kustomization of a namespace names a folder. @internal */
export function fromNamespace(name: string, to: string): string {
  return fromFolder(PLACES.namespace(name), to);
}
