import { buildFolder, buildKustomization } from './kustomize';

const MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: map }\n';
const COMPONENT = 'kind: Component\nresources: [map.yaml]\n';

function build(files: Record<string, string>, folder = 'a/b') {
  return buildKustomization(new Map(Object.entries(files)), folder);
}

describe('the small kustomize', () => {
  it('builds resources, folders and components in order, into a namespace', () => {
    const { manifests, paths } = build({
      'a/b/kustomization.yaml':
        'namespace: ours\nresources: [namespace.yaml, ../c]\ncomponents: [../../d]\n',
      'a/b/namespace.yaml':
        'apiVersion: v1\nkind: Namespace\nmetadata: { name: ours }\n',
      'a/c/kustomization.yaml': 'resources: [one.yaml]\n',
      'a/c/one.yaml': MAP.replace('name: map', 'name: one, namespace: theirs'),
      'd/kustomization.yaml': COMPONENT,
      'd/map.yaml': MAP,
      'd/unused.yaml': 'not: [read',
    });
    expect(manifests.map(({ metadata }) => metadata)).toEqual([
      { name: 'ours' },
      { name: 'one', namespace: 'ours' },
      { name: 'map', namespace: 'ours' },
    ]);
    expect([...paths].sort()).toEqual([
      'a/b/kustomization.yaml',
      'a/b/namespace.yaml',
      'a/c/kustomization.yaml',
      'a/c/one.yaml',
      'd/kustomization.yaml',
      'd/map.yaml',
    ]);
  });

  it.each([
    ['images: []', /a\/b\/kustomization\.yaml: images is not known to the pla/],
    [
      'resources: [gone.yaml]',
      /kustomization\.yaml: resources names gone\.yaml/,
    ],
    ['resources: map.yaml', /resources is "map\.yaml"/],
    ['resources: [../../../etc]', /leads out of the repository/],
    ['resources: [/etc/passwd]', /nothing is fetched here/],
    ['resources: [https://example.org/a.yaml]', /nothing is fetched here/],
    ['resources: [git@example.org:a/b]', /nothing is fetched here/],
    ['resources: ["github.com//a?ref=main"]', /nothing is fetched here/],
    ['resources: [.]', /it is part of itself, or too deep/],
    ['resources: [../../d]', /d\/kustomization\.yaml: kind is Component, and/],
    ['components: [map.yaml]', /components names map\.yaml/],
    ['resources: [map.yaml, map.yaml]', /ConfigMap map comes twice/],
    ['apiVersion: v2', /apiVersion is "v2": it is no kustomization/],
    ['resources: [odd.yaml]', /a\/b\/odd\.yaml: metadata is nothing/],
    ['resources: [', /a\/b\/kustomization\.yaml: /],
    ['resources: []\n---\nresources: []', /more than one document/],
  ])('refuses %s', (text, reason) => {
    expect(() =>
      build({
        'a/b/kustomization.yaml': text,
        'a/b/map.yaml': MAP,
        'a/b/odd.yaml': 'apiVersion: v1\nkind: ConfigMap\n',
        'd/kustomization.yaml': COMPONENT,
        'd/map.yaml': MAP,
      }),
    ).toThrow(reason);
  });

  it('takes every file of a folder that has no kustomization, and says where there is none', () => {
    const files = new Map([
      ['deploy/map.yaml', MAP],
      ['deploy/deeper/map.yaml', MAP],
      ['map.yaml', MAP],
    ]);
    expect(buildFolder(files, 'deploy')).toMatchObject({
      kind: 'Directory',
      paths: new Set(['deploy/map.yaml']),
    });
    expect([...buildFolder(files, '').paths]).toEqual(['map.yaml']);
    expect(() => buildFolder(files, 'gone')).toThrow(
      'gone: app path does not exist',
    );
  });
});
