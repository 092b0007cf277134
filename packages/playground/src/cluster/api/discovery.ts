import { apiVersionOf, Kind } from '../kinds';
import { Registry } from '../Registry';

const VERBS = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];

function subresourceOf(kind: Kind, name: string) {
  const entry = {
    name: `${kind.plural}/${name}`,
    singularName: '',
    namespaced: kind.namespaced,
    kind: kind.kind,
  };
  if (name === 'log') return { ...entry, verbs: ['get'] };
  if (name === 'binding')
    return { ...entry, kind: 'Binding', verbs: ['create'] };
  if (name === 'finalize') return { ...entry, verbs: ['update'] };
  const verbs = ['get', 'patch', 'update'];
  return name === 'scale'
    ? { ...entry, group: 'autoscaling', version: 'v1', kind: 'Scale', verbs }
    : { ...entry, verbs };
}

function resourceList(registry: Registry, group: string, version: string) {
  const kinds = registry.kinds.filter(
    kind => kind.group === group && kind.version === version,
  );
  return kinds.length === 0
    ? undefined
    : {
        kind: 'APIResourceList',
        apiVersion: 'v1',
        groupVersion: apiVersionOf(kinds[0]),
        resources: kinds.flatMap(kind => [
          {
            name: kind.plural,
            singularName: kind.kind.toLocaleLowerCase('en-US'),
            namespaced: kind.namespaced,
            kind: kind.kind,
            verbs: kind.verbs ?? VERBS,
            shortNames: kind.shortNames,
            categories: kind.categories,
          },
          ...kind.subresources.map(name => subresourceOf(kind, name)),
        ]),
      };
}

function groupOf(registry: Registry, name: string) {
  const found = registry.kinds.filter(kind => kind.group === name);
  const versions = [...new Set(found.map(kind => kind.version))].map(
    version => ({ groupVersion: `${name}/${version}`, version }),
  );
  return versions.length === 0
    ? undefined
    : { name, versions, preferredVersion: versions[0] };
}

function groupList(registry: Registry) {
  const names = new Set(registry.kinds.map(kind => kind.group));
  names.delete('');
  return {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: [...names].map(name => groupOf(registry, name)),
  };
}

/** What the server says of itself at a path, undefined where that is not about itself. @internal */
export function discover(registry: Registry, path: string): unknown {
  const parts = path.split('/').filter(Boolean);
  const [root, group, version] = parts;
  if (root === 'version') {
    const [major, minor] = ['1', '30'];
    return { major, minor, gitVersion: 'v1.30.0', platform: 'playground' };
  }
  if (root === 'api' && parts.length === 1) {
    return {
      kind: 'APIVersions',
      versions: ['v1'],
      serverAddressByClientCIDRs: [],
    };
  }
  if (root === 'api' && parts.length === 2) {
    return resourceList(registry, '', group);
  }
  if (root !== 'apis') return undefined;
  if (parts.length === 1) return groupList(registry);
  if (parts.length === 2) {
    const found = groupOf(registry, group);
    return found && { kind: 'APIGroup', apiVersion: 'v1', ...found };
  }
  return parts.length === 3
    ? resourceList(registry, group, version)
    : undefined;
}
