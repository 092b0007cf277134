import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './__testUtils__/smallOrganisation';
import { RunningPlayground, until } from './__testUtils__/RunningPlayground';
import { Clone } from './git/__testUtils__/Clone';
import {
  DEPLOYMENT,
  EXAMPLES,
  newService,
  pushSource,
} from './gitops/__testUtils__/onboarding';
import { ServiceStatus } from './supervisor/ServiceState';

jest.setTimeout(120_000);

const APPS = '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications';
const APP = 'vouchers.vouchers.eu-1';
const NAMESPACE = '/api/v1/namespaces/vouchers';
const DEPLOYMENTS = '/apis/apps/v1/namespaces/vouchers/deployments';
const OVERLAY =
  'cluster-scope/overlays/prod/production/eu-1/kustomization.yaml';
const OWN = 'cluster-scope/base/core/namespaces/vouchers/kustomization.yaml';
const TEAM = 'argocd/overlays/prod/applications/envs/production/eu-1/sales';

describe('a service that comes by onboarding', () => {
  let playground: RunningPlayground;
  let cluster: string;
  let gitUrl: string;
  let ingress: string;
  let tree: Clone;
  let source: Clone;

  const get = async (path: string) => {
    const answer = await fetch(`${cluster}${path}`);
    return answer.ok ? answer.json() : { code: answer.status };
  };
  const write = (method: string, path: string, body: unknown) =>
    fetch(`${cluster}${path}`, {
      method,
      headers: {
        'content-type':
          method === 'PATCH'
            ? 'application/merge-patch+json'
            : 'application/json',
      },
      body: JSON.stringify(body),
    });
  const app = (name = APP) => get(`${APPS}/${name}`);
  const saidOf = async (name = APP) => {
    const { status } = await app(name);
    const [condition] = status?.conditions ?? [];
    return { ...condition, sync: status?.sync, health: status?.health };
  };
  const isWell = async (name = APP) => {
    const { status } = await app(name);
    return (
      status?.sync?.status === 'Synced' && status.health.status === 'Healthy'
    );
  };
  const visit = (path = '/healthz', service = 'vouchers') =>
    fetch(`${ingress}/production/${service}${path}`);
  const answers = async (status: number) => (await visit()).status === status;
  const onboarded = async (): Promise<ServiceStatus[]> =>
    (await (await playground.control('/status')).json()).onboarded;

  beforeAll(async () => {
    const [port, git, ingressPort] = [
      await freePort(),
      await freePort(),
      await freePort(),
    ];
    playground = await RunningPlayground.start(
      JSON.stringify({
        sharedProcesses: 1,
        clusters: { 'eu-1': { port } },
        git: {
          port: git,
          tree: join(EXAMPLES, 'gitops'),
          insteadOf: 'https://git.example.org/marram/',
        },
        ingress: { port: ingressPort },
        services: {
          core: { process: 'own' },
          web: { routes: { 'GET /': {} } },
        },
      }),
    );
    cluster = `http://127.0.0.1:${port}`;
    gitUrl = `http://127.0.0.1:${git}`;
    ingress = `http://127.0.0.1:${ingressPort}`;
    await until(() =>
      fetch(`${gitUrl}/gitops/raw/main/services/all.yaml`).then(
        answer => answer.ok,
        () => false,
      ),
    );
    await until(() =>
      get('/version').then(
        ({ code }) => !code,
        () => false,
      ),
    );
  });

  afterAll(async () => {
    await playground.end();
  });

  it('is nowhere before', async () => {
    const answer = await visit();
    expect(answer.status).toBe(503);
    expect(await answer.text()).toBe(
      'No pod of vouchers in production is ready.\n',
    );
    expect((await fetch(`${ingress}/`)).status).toBe(404);
    expect(await onboarded()).toEqual([]);
  });

  it('gets its namespace, runs and is met, when its change is merged', async () => {
    source = await pushSource(gitUrl);
    tree = await Clone.of(`${gitUrl}/gitops.git`);
    for (const [path, text] of Object.entries(newService(gitUrl))) {
      tree.write(path, text);
    }
    const merged = await tree.push('Vouchers, for Sales');
    await until(() => answers(200));
    await until(() => isWell());
    await until(() => isWell('vouchers.namespace'));

    const { metadata } = await get(NAMESPACE);
    expect(metadata.annotations).toMatchObject({
      'operate-first.io/owner': 'group:default/sales',
      'operate-first.io/requester': 'user:default/ada',
    });
    const quota = `${NAMESPACE}/resourcequotas/small`;
    await until(
      async () => (await get(quota)).status?.used?.['limits.cpu'] === '500m',
    );
    const { items } = await get(`${NAMESPACE}/pods`);
    expect(items[0].spec.containers[0].resources).toEqual({
      limits: { cpu: '500m', memory: '1000Mi' },
      requests: { cpu: '300m', memory: '400Mi' },
    });
    const rights = '/apis/rbac.authorization.k8s.io/v1/namespaces/vouchers';
    const binding = await get(`${rights}/rolebindings/namespace-admin-sales`);
    expect(binding.subjects[0].name).toBe('sales');
    const policies = '/apis/networking.k8s.io/v1/namespaces/vouchers';
    const found = await get(`${policies}/networkpolicies`);
    expect(found.items).toHaveLength(5);
    const monitors = '/apis/monitoring.coreos.com/v1/namespaces/vouchers';
    for (const kind of ['servicemonitors', 'probes', 'prometheusrules']) {
      expect((await get(`${monitors}/${kind}`)).items).toHaveLength(1);
    }

    const { spec, status, ...application } = await app();
    const revision = await source.git('rev-parse', 'HEAD');
    expect(application.metadata.labels).toEqual({
      'backstage.io/kubernetes-id': 'vouchers',
    });
    expect(spec).toMatchObject({
      project: 'sales',
      source: {
        repoURL: `${gitUrl}/vouchers.git`,
        path: 'manifests',
        targetRevision: 'main',
      },
      destination: { namespace: 'vouchers' },
    });
    expect(status).toMatchObject({
      sourceType: 'Kustomize',
      sync: { revision },
      operationState: { phase: 'Succeeded', syncResult: { revision } },
      history: [{ revision }],
    });
    expect((await app('vouchers.namespace')).status.history).toEqual([
      expect.objectContaining({ revision: merged }),
    ]);

    expect(await (await visit('/')).json()).toEqual({
      service: 'vouchers',
      environment: 'production',
    });
    expect(await (await visit('/metrics')).text()).toMatch(
      /http_requests_total\{[^}]*code="200"/,
    );
    const [{ ports, ...process }, ...others] = await onboarded();
    expect(process).toMatchObject({ name: 'vouchers', state: 'running' });
    expect(others).toEqual([]);
    // What Prometheus reads, where there is one.
    const file = join(playground.examples, 'state/monitoring/onboarded.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([
      {
        targets: [`127.0.0.1:${ports[0]}`],
        labels: {
          service: 'vouchers',
          environment: 'production',
          namespace: 'vouchers',
        },
      },
    ]);
  });

  it('is broken and healed as any other', async () => {
    expect((await playground.break('vouchers', 'crash')).status).toBe(200);
    await until(() => answers(503));
    expect((await onboarded())[0].state).toBe('stopped');
    expect((await playground.heal('vouchers')).status).toBe(200);
    await until(() => answers(200));
  });

  it('follows its own repository, and ends where it is scaled to nothing', async () => {
    const deployment = `${DEPLOYMENTS}/vouchers`;
    const path = 'manifests/deployment.yaml';
    source.write(path, DEPLOYMENT.replace(':0.1.0', ':0.2.0'));
    const revision = await source.push('0.2.0');
    await until(async () => {
      const { status } = await app();
      return status.sync.revision === revision && isWell();
    });
    const { spec } = await get(deployment);
    expect(spec.template.spec.containers[0].image).toMatch(/:0\.2\.0$/);

    source.write(path, DEPLOYMENT.replace('replicas: 1', 'replicas: 0'));
    await source.push('Nobody needs it at night');
    await until(async () => (await onboarded()).length === 0);
    await until(() => answers(503));

    source.write(path, DEPLOYMENT);
    await source.push('Morning');
    await until(() => answers(200));
    await until(() => isWell());
  });

  it('halts while its Application says so, and comes back when it does not', async () => {
    // What an off-boarding writes into it.
    const [patches] =
      /^ {4}kustomize:\n(?: {6}.*\n)+/m.exec(
        readFileSync(
          join(
            EXAMPLES,
            'kinds/offboard-scale/after/argocd/overlays/prod/applications/envs/production/eu-1/sales/vouchers.vouchers.yaml',
          ),
          'utf8',
        ),
      ) ?? [];
    const file = `${TEAM}/vouchers.vouchers.yaml`;
    const text = tree.read(file);
    tree.write(file, text.replace(/^ {2}destination:/m, `${patches}$&`));
    await tree.push('Nobody needs it any more');
    await until(async () => (await onboarded()).length === 0);
    await until(() => answers(503));
    await until(
      async () => (await get(`${NAMESPACE}/pods`)).items.length === 0,
    );
    expect((await get(`${DEPLOYMENTS}/vouchers`)).spec.replicas).toBe(0);
    await until(() => isWell());

    tree.write(file, text);
    await tree.push('Somebody does');
    await until(() => answers(200));
    await until(() => isWell());
    expect((await get(`${DEPLOYMENTS}/vouchers`)).spec.replicas).toBe(1);
  });

  it('is put back where somebody changes it by hand', async () => {
    const deployment = `${DEPLOYMENTS}/vouchers`;
    await write('PATCH', `${deployment}/scale`, { spec: { replicas: 2 } });
    await until(async () => (await get(deployment)).spec.replicas === 1);
    // One that was deleted, too.
    const before = (await get(deployment)).metadata.uid;
    await write('DELETE', deployment, {});
    await until(async () => !(await get(deployment)).code);
    expect((await get(deployment)).metadata.uid).not.toBe(before);
    await until(() => answers(200));
    await until(() => isWell());
  });

  it('has the quota that git says, and no longer the one before', async () => {
    const quotas = async () => {
      const { items = [] } = await get(`${NAMESPACE}/resourcequotas`);
      return items.map(
        (quota: { metadata: { name: string }; status?: { hard?: object } }) => [
          quota.metadata.name,
          quota.status?.hard,
        ],
      );
    };
    const has = (name: string, cpu: string) => async () => {
      const [[only, hard] = [], ...others] = await quotas();
      return (
        others.length === 0 && only === name && hard?.['limits.cpu'] === cpu
      );
    };
    const before = tree.read(OWN);
    const tier = '  - ../../../../components/resourcequotas/small\n';
    tree.write(OWN, before.replace(tier, tier.replace('small', 'medium')));
    await tree.push('More for Vouchers');
    await until(has('medium', '2'));

    tree.write(
      OWN,
      before
        .replace(tier, '')
        .replace('  - namespace.yaml\n', '  - namespace.yaml\n  - own.yaml\n'),
    );
    const own = OWN.replace('kustomization.yaml', 'own.yaml');
    const custom = (cpu: string) =>
      `apiVersion: v1\nkind: ResourceQuota\nmetadata:\n  name: custom\nspec:\n  hard:\n    limits.cpu: ${cpu}\n`;
    tree.write(own, custom("'3'"));
    await tree.push('Limits of its own');
    await until(has('custom', '3'));
    tree.write(own, custom('3500m'));
    await tree.push('A little more');
    await until(has('custom', '3500m'));

    tree.write(OWN, before);
    await tree.git('rm', '--quiet', own);
    await tree.push('As it was');
    await until(has('small', '1'));
    expect(await quotas()).toHaveLength(1);
    await until(() => isWell('vouchers.namespace'));
  });

  it('brings nothing that its project does not allow', async () => {
    const path = 'manifests/kustomization.yaml';
    const text = source.read(path);
    source.write(path, text.replace('[', '[more.yaml, '));
    source.write(
      'manifests/more.yaml',
      `apiVersion: v1
kind: ResourceQuota
metadata: { name: small }
spec: { hard: { limits.cpu: '64' } }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: foreign, namespace: default }
---
apiVersion: v1
kind: Namespace
metadata: { name: another }
`,
    );
    await source.push('More room');
    await until(async () => (await saidOf()).type === 'SyncError');
    const { message } = await saidOf();
    expect(message).toContain(
      'resource :ResourceQuota is not permitted in project sales',
    );
    expect(message).toContain(
      "namespace default is not permitted in project 's",
    );
    expect(message).toContain(
      'resource :Namespace is not permitted in project sales',
    );
    const quota = await get(`${NAMESPACE}/resourcequotas/small`);
    expect(quota.spec.hard['limits.cpu']).toBe('1');
    await source.git('revert', '--no-edit', 'HEAD');
    await source.git('push', '--quiet', 'origin', 'HEAD');
    await until(() => isWell());
  });

  it('says which field of which file is not understood, and keeps what is there', async () => {
    const own = tree.read(OWN);
    const overlay = tree.read(OVERLAY);
    tree.write(OWN, `${own}patches: []\n`);
    await tree.push('A slip');
    await until(
      async () => (await saidOf('vouchers.namespace')).type !== undefined,
    );
    const said = await saidOf('vouchers.namespace');
    expect(said.type).toBe('ComparisonError');
    expect(said.message).toContain(
      `${OWN}: patches is not known to the playground, whose small kustomize reads namespace, resources, components alone`,
    );
    expect(said.sync.status).toBe('Unknown');
    expect(await isWell()).toBe(true);
    expect((await visit()).status).toBe(200);

    // Nobody has said that a namespace is to go whose list cannot be read.
    tree.write(OWN, own);
    tree.write(OVERLAY, 'resources: [\n');
    await tree.push('Another slip');
    await until(
      async () =>
        (await saidOf('production.overlay')).type === 'ComparisonError',
    );
    expect((await get(NAMESPACE)).metadata.name).toBe('vouchers');
    expect((await app('vouchers.namespace')).kind).toBe('Application');

    tree.write(OVERLAY, overlay);
    await tree.push('Mend both');
    await until(() => isWell('vouchers.namespace'));
    await until(async () => (await app('production.overlay')).code === 404);
  });

  it('is told of where its source is nowhere here', async () => {
    const file = `${TEAM}/vouchers.vouchers.yaml`;
    const text = tree.read(file);
    const other = (name: string, url: string) =>
      tree.write(
        `${TEAM}/vouchers.${name}.yaml`,
        text
          .replace('name: vouchers.vouchers.eu-1', `name: ${name}`)
          .replace('kubernetes-id: vouchers', `kubernetes-id: ${name}`)
          .replace(`${gitUrl}/vouchers.git`, url),
      );
    other('foreign', 'https://example.com/vouchers.git');
    other('missing', `${gitUrl}/missing.git`);
    // As the catalog of the example organisation writes it.
    other('spelled', 'https://git.example.org/marram/vouchers');
    tree.write(`${TEAM}/vouchers.odd.yaml`, `${text}  helm: {}\n`);
    await tree.push('Four more');
    await until(async () => (await saidOf('foreign')).type !== undefined);
    await until(async () => (await saidOf('missing')).type !== undefined);
    expect(await saidOf('foreign')).toMatchObject({
      type: 'ComparisonError',
      message: expect.stringContaining(
        'https://example.com/vouchers.git is no repository of the playground',
      ),
      sync: { status: 'Unknown' },
      health: { status: 'Unknown' },
    });
    expect((await saidOf('missing')).message).toContain('repository not found');
    await until(() => isWell('spelled'));
    expect((await get(NAMESPACE)).metadata.name).toBe('vouchers');

    const missing = await Clone.begin(`${gitUrl}/missing.git`);
    missing.write(
      'manifests/map.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: missing }\n',
    );
    await missing.push('Here it is');
    await until(() => isWell('missing'));
    await tree.git('revert', '--no-edit', 'HEAD');
    await tree.git('push', '--quiet', 'origin', 'HEAD');
    await until(async () => (await app('missing')).code === 404);
    await until(() => isWell());
  });

  it('leaves the cluster with git; a namespace with something of others stays', async () => {
    await write('POST', `${NAMESPACE}/configmaps`, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'mine' },
    });
    await tree.git('rm', '-r', '--quiet', 'cluster-scope/overlays', 'argocd');
    await tree.push('Vouchers are not needed');
    await until(async () => (await app()).code === 404);
    await until(async () => (await app('vouchers.namespace')).code === 404);
    expect((await get(`${DEPLOYMENTS}/vouchers`)).code).toBe(404);
    expect((await get(`${NAMESPACE}/resourcequotas/small`)).code).toBe(404);
    expect((await get(NAMESPACE)).metadata.deletionTimestamp).toBeUndefined();
    await until(async () => (await onboarded()).length === 0);
    expect((await visit()).status).toBe(503);

    await write('DELETE', `${NAMESPACE}/configmaps/mine`, {});
    await tree.git('revert', '--no-edit', 'HEAD');
    await tree.git('push', '--quiet', 'origin', 'HEAD');
    await until(() => answers(200));
    await until(() => isWell('vouchers.namespace'));
    await tree.git('rm', '-r', '--quiet', 'cluster-scope/overlays', 'argocd');
    await tree.push('Not at all');
    await until(async () => (await get(NAMESPACE)).code === 404);
  });
});
