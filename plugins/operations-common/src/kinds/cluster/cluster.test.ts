import { parse } from 'yaml';
import { kindApproval } from '../approval';
import type { KindGround } from '../model';
import { treeFiles } from '../treeFiles';
import { clusterKind } from './clusterKind';
import type { ClusterParameters } from './parameters';
import { watchRights } from './watchRights';

const PEM =
  '-----BEGIN CERTIFICATE-----\nQUJDRA==\n-----END CERTIFICATE-----\n';

const TREE: KindGround['tree'] = {
  repository: 'https://git.example.org/gitops',
  clusters: [{ name: 'eu-1', flavour: 'kubernetes' }],
  letIn: [],
  dataSource: 'prometheus',
  portal: 'https://portal.example.org',
};

const WISH = {
  name: 'ap-1',
  url: 'https://ap-1.example.org:6443',
  owner: 'platform',
  environment: 'production',
};

function read(parameters: object) {
  return clusterKind.read(parameters, TREE);
}

function valueOf(edit: object = {}): ClusterParameters {
  const { value, problems } = read({ ...WISH, ...edit });
  if (!value) throw new Error(JSON.stringify(problems));
  return value;
}

function build(value: ClusterParameters, files: Record<string, string> = {}) {
  return clusterKind.build(value, {
    tree: TREE,
    files: treeFiles(new Map(Object.entries(files))),
    requester: 'user:default/ada',
  });
}

/** The tree after a change. */
function after(
  change: ReturnType<typeof build>,
  before: Record<string, string> = {},
): Record<string, string> {
  return {
    ...before,
    ...Object.fromEntries(
      change.files.map(({ path, after: text = '' }) => [path, text]),
    ),
  };
}

describe('the registration of a cluster', () => {
  it.each<[string, object, string, RegExp]>([
    ['a name with a dot', { name: 'ap.1' }, 'name', /has a dot/],
    ['capitals', { name: 'AP-1' }, 'name', /capital/],
    ['no address', { url: 'ap-1' }, 'url', /address of the API/],
    ['no TLS', { url: 'http://169.254.169.254/' }, 'url', /with https/],
    ['a user in the address', { url: 'https://a:b@x.org' }, 'url', /without a/],
    ['a file', { url: 'file:///etc/passwd' }, 'url', /address of the API/],
    ['a search', { url: 'https://x.org/?a=b' }, 'url', /address of the API/],
    [
      'no certificate',
      { certificateAuthority: 'trust me' },
      'certificateAuthority',
      /one certificate/,
    ],
    ['an owner that is none', { owner: '../x' }, 'owner', /has a dot/],
    ['an environment', { environment: 'a/b' }, 'environment', /characters/],
    ['a region', { region: 'EU' }, 'region', /capital/],
    ['something else', { token: 'secret' }, '', /token/],
  ])('refuses %s', (_title, edit, field, message) => {
    expect(read({ ...WISH, ...edit }).problems).toMatchObject([
      { field, message: expect.stringMatching(message) },
    ]);
  });

  it('adds the cluster to the catalog, and the rights to its overlay', () => {
    const files = after(build(valueOf({ title: 'Asia', region: 'ap' })));
    expect(Object.keys(files).sort()).toEqual([
      'catalog/clusters/all.yaml',
      'catalog/clusters/ap-1.yaml',
      'cluster-scope/base/operations-portal/clusterrole.yaml',
      'cluster-scope/base/operations-portal/clusterrolebinding.yaml',
      'cluster-scope/base/operations-portal/kustomization.yaml',
      'cluster-scope/base/operations-portal/serviceaccount.yaml',
      'cluster-scope/overlays/prod/production/ap-1/kustomization.yaml',
    ]);
    expect(parse(files['catalog/clusters/ap-1.yaml'])).toMatchObject({
      kind: 'Resource',
      metadata: {
        name: 'ap-1',
        title: 'Asia',
        labels: { 'topology.kubernetes.io/region': 'ap' },
        annotations: { 'kubernetes.io/api-server': WISH.url },
      },
      spec: { type: 'kubernetes-cluster', owner: 'group:platform' },
    });
    expect(
      parse(
        files['cluster-scope/overlays/prod/production/ap-1/kustomization.yaml'],
      ).resources,
    ).toEqual(['../../../../base/operations-portal']);
  });

  it('writes a certificate as the catalog reads it', () => {
    const entity = (certificateAuthority: string) =>
      parse(
        after(build(valueOf({ certificateAuthority })))[
          'catalog/clusters/ap-1.yaml'
        ],
      ).metadata.annotations['kubernetes.io/api-server-certificate-authority'];
    expect(atob(entity(PEM))).toBe(PEM);
    expect(entity(btoa(PEM))).toBe(btoa(PEM));
  });

  it('leaves the rights out where they are not wanted', () => {
    const { files } = build(valueOf({ rights: false }));
    expect(files.map(({ path }) => path)).toEqual([
      'catalog/clusters/all.yaml',
      'catalog/clusters/ap-1.yaml',
    ]);
  });

  it('changes nothing the second time, and keeps what others wrote', () => {
    const before = {
      'catalog/clusters/all.yaml':
        '# ours\nkind: Location\nspec:\n  targets:\n    - ./zz.yaml # last\n',
    };
    const files = after(build(valueOf(), before), before);
    expect(files['catalog/clusters/all.yaml']).toContain('# ours\n');
    expect(files['catalog/clusters/all.yaml']).toContain('- ./zz.yaml # last');
    expect(build(valueOf(), files).files).toEqual([]);
  });

  it.each([
    ['name', { url: 'https://elsewhere.example.org' }],
    ['url', { name: 'ap-2' }],
    ['url', { name: 'ap-2', url: 'https://AP-1.example.org:6443/' }],
  ])('is not made twice: %s', (field, edit) => {
    const files = after(build(valueOf()));
    expect(build(valueOf(edit), files)).toMatchObject({
      files: [],
      problems: [
        { field, message: expect.stringContaining('registered already') },
      ],
    });
  });

  it('is looked at by people, and is not for visitors', () => {
    const about = clusterKind.about(valueOf(), {} as KindGround);
    expect(about).toMatchObject({
      visibility: 'internal',
      places: [{ cluster: 'ap-1', expects: { type: 'watched' } }],
    });
    const policy = {
      approvers: ['group:default/platform'],
      count: 1,
      clusters: {},
      selfService: { quota: 'large' as const, namespaces: 9 },
    };
    expect(
      kindApproval(about, policy, {
        team: 'group:default/platform',
        isOwn: true,
      }),
    ).toMatchObject({ by: 'people', count: 1 });
  });

  it('gives rights to read and to nothing else', () => {
    const verbs = [...watchRights().matchAll(/^ {6}- (\w+)$/gm)].map(
      ([, word]) => word,
    );
    expect(new Set(verbs)).not.toContain('create');
    expect(watchRights()).not.toMatch(/secrets|configmaps|\*/);
  });
});
