/** Where things are in the tree. Every part of a path is a checked name, so none leads out of it. */
const BASE = 'cluster-scope/base';
const COMPONENTS = 'cluster-scope/components';
const OVERLAYS = 'cluster-scope/overlays/prod';
const ARGO = 'argocd/overlays/prod';

/** Folders, from the root of the tree. @internal */
export const PLACES = {
  namespace: (name: string) => `${BASE}/core/namespaces/${name}`,
  group: (team: string) => `${BASE}/user.openshift.io/groups/${team}`,
  roleBinding: (team: string) =>
    `${COMPONENTS}/project-admin-rolebindings/${team}`,
  limitRange: `${COMPONENTS}/limitranges/default`,
  quota: (tier: string) => `${COMPONENTS}/resourcequotas/${tier}`,
  isolation: `${COMPONENTS}/networkpolicies/default-deny`,
  overlay: (environment: string, cluster: string) =>
    `${OVERLAYS}/${environment}/${cluster}`,
  groups: `${OVERLAYS}/common`,
  projects: `${ARGO}/projects`,
  applications: (environment: string, cluster: string, team: string) =>
    `${ARGO}/applications/envs/${environment}/${cluster}/${team}`,
  flux: (environment: string, cluster: string, team: string) =>
    `flux/envs/${environment}/${cluster}/${team}`,
  service: (name: string) => `services/${name}`,
  services: 'services',
  team: (name: string) => `teams/${name}`,
  teams: 'teams',
} as const;

/** How one folder names another: `../../b`. @internal */
export function fromFolder(folder: string, to: string): string {
  const from = folder.split('/');
  const target = to.split('/');
  let same = 0;
  while (same < from.length && from[same] === target[same]) same += 1;
  return [...from.slice(same).map(() => '..'), ...target.slice(same)].join('/');
}
