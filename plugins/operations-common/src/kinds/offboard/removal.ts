import type { JsonObject, JsonValue } from '@backstage/types';
import type { OnboardingTree } from '../../onboarding/model';
import { fromFolder, PLACES } from '../../onboarding/tree/places';
import { fieldOf } from '../../onboarding/tree/there';
import type { YamlEdit } from '../../onboarding/yaml/model';
import type { Extent } from './extent';
import type { Holdings, TreeDelivery } from './holdings';
import type { TreeChange } from './TreeChange';

interface Ground {
  change: TreeChange;
  holdings: Holdings;
  tree: OnboardingTree;
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Accounts that only a delivery needs. */
const ACCOUNT = ['account.yaml', 'rbac.yaml'];

/** A folder of a team that lists nothing any more goes; those of clusters belong to operators, and stay. */
function collapse(
  folder: string,
  { team }: TreeDelivery,
  change: TreeChange,
): void {
  const list = `${folder}/kustomization.yaml`;
  if (!change.get(list) || !change.isEmpty(folder)) return;
  change.remove(list);
  const parent = parentOf(folder);
  change.unlist(parent, entry => entry === nameOf(folder));
  if (nameOf(folder) !== team)
    collapse(parent, { team } as TreeDelivery, change);
}

/** @internal */
export function removeDelivery(
  delivery: TreeDelivery,
  extent: Extent,
  { change, holdings }: Ground,
): void {
  const folder = parentOf(delivery.path);
  const files = [delivery.path, ...delivery.beside];
  const isLast = holdings.deliveries.every(
    each => parentOf(each.path) !== folder || extent.deliveries.includes(each),
  );
  if (delivery.engine === 'flux' && isLast) {
    files.push(...ACCOUNT.map(file => `${folder}/${file}`));
  }
  change.remove(...files);
  const names = files.map(nameOf);
  change.unlist(folder, entry => names.includes(entry));
  collapse(folder, delivery, change);
}

/** @internal */
export function removeService(
  name: string,
  { change, holdings }: Ground,
): void {
  const folder = PLACES.service(name);
  for (const namespace of holdings.measuring(name)) {
    const place = PLACES.namespace(namespace);
    const own = `${fromFolder(place, folder)}/`;
    change.unlist(place, entry => entry.startsWith(own));
  }
  const list = `${PLACES.services}/all.yaml`;
  const path = ['spec', 'targets'];
  const targets = fieldOf(change.get(list), path);
  const own = `./${name}/`;
  const gone = Array.isArray(targets)
    ? targets.filter(each => String(each).startsWith(own))
    : [];
  change.edit(
    list,
    gone.map(value => ({ op: 'remove', path, value: value as JsonValue })),
  );
  change.removeBelow(folder);
}

/** @internal */
export function removeNamespace(
  name: string,
  { change, holdings }: Ground,
): void {
  const folder = PLACES.namespace(name);
  for (const { path } of holdings.overlaysOf(name)) {
    const overlay = parentOf(path);
    const entry = fromFolder(overlay, folder);
    change.unlist(overlay, each => each === entry);
  }
  change.removeBelow(folder);
}

/** @internal */
export function removeTeam(team: string, { change }: Ground): void {
  const file = `${team}.yaml`;
  change.remove(`${PLACES.projects}/${file}`);
  change.unlist(PLACES.projects, entry => entry === file);
  change.removeBelow(PLACES.roleBinding(team));
  const group = PLACES.group(team);
  const entry = fromFolder(PLACES.groups, group);
  change.unlist(PLACES.groups, each => each === entry);
  change.removeBelow(group);
}

function destinationOf(
  { cluster, namespace }: TreeDelivery,
  { clusters }: OnboardingTree,
): string {
  const server = clusters.find(({ name }) => name === cluster)?.server;
  return JSON.stringify([server ?? cluster, namespace]);
}

/** What a project allows that nothing of the team needs any more. @internal */
export function narrowProject(
  team: string,
  extent: Extent,
  { change, holdings, tree }: Ground,
): void {
  const path = `${PLACES.projects}/${team}.yaml`;
  const text = change.get(path);
  if (text === undefined) return;
  const ofTeam = holdings.deliveries.filter(
    each => each.engine === 'argocd' && each.team === team,
  );
  const gone = ofTeam.filter(each => extent.deliveries.includes(each));
  const left = ofTeam.filter(each => !extent.deliveries.includes(each));
  const unneeded = (of: (delivery: TreeDelivery) => string | undefined) => {
    const needed = new Set(left.map(of));
    return new Set(gone.map(of).filter(each => !needed.has(each)));
  };
  const sources = unneeded(each => holdings.sourceOf(each));
  const places = unneeded(each => destinationOf(each, tree));
  const listed = (key: string): JsonValue[] => {
    const list = fieldOf(text, ['spec', key]);
    return Array.isArray(list) ? list : [];
  };
  const edits: YamlEdit[] = [
    ...listed('sourceRepos')
      .filter(each => sources.has(String(each)))
      .map(value => ({
        op: 'remove' as const,
        path: ['spec', 'sourceRepos'],
        value,
      })),
    ...listed('destinations')
      .filter(each => {
        const { server, name, namespace } = each as JsonObject;
        return places.has(JSON.stringify([server ?? name, namespace]));
      })
      .map(value => ({
        op: 'remove' as const,
        path: ['spec', 'destinations'],
        value,
      })),
  ];
  change.edit(path, edits);
}
