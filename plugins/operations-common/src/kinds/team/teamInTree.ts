import { PLACES } from '../../onboarding/tree/places';
import { fieldOf } from '../../onboarding/tree/there';
import { NamespaceInTree, namespaceInTree } from '../namespace/namespaceInTree';
import type { TreeFiles } from '../model';

const NAMESPACE =
  /^cluster-scope\/base\/core\/namespaces\/([^/]+)\/kustomization\.yaml$/;

/** The file that says who is in a team. @internal */
export function teamFile(team: string): string {
  return `${PLACES.team(team)}/group.yaml`;
}

/** The file of the team as OpenShift knows it. @internal */
export function openShiftFile(team: string): string {
  return `${PLACES.group(team)}/group.yaml`;
}

/** Texts of a list of a file. @internal */
export function textsAt(text: string | undefined, path: string[]): string[] {
  const list = fieldOf(text, path);
  return Array.isArray(list)
    ? list.filter(each => typeof each === 'string')
    : [];
}

/**
 * The namespaces of a team, in the order of their names.
 *
 * @public
 */
export function namespacesOfTeam(
  team: string,
  files: TreeFiles,
): NamespaceInTree[] {
  const found: NamespaceInTree[] = [];
  for (const path of files.paths()) {
    const [, name] = NAMESPACE.exec(path) ?? [];
    if (!name) continue;
    const folder = PLACES.namespace(name);
    const mayBe =
      files.get(`${folder}/namespace.yaml`)?.includes(team) ||
      files.get(path)?.includes(`/${team}`);
    if (!mayBe) continue;
    const there = namespaceInTree(name, files);
    if (there?.team === team) found.push(there);
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * User names that the tree has of a team, as they are written; undefined where it does not say who is in it.
 *
 * @public
 */
export function membersInTree(
  team: string,
  files: TreeFiles,
): string[] | undefined {
  const text = files.get(teamFile(team));
  return text === undefined ? undefined : textsAt(text, ['spec', 'members']);
}
