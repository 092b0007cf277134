import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { until } from '../__testUtils__/RunningPlayground';
import { TestCluster } from '../cluster/__testUtils__/TestCluster';
import { Client } from '../cluster/controllers/Client';
import { Controllers } from '../cluster/controllers/Controllers';
import { createNodes } from '../cluster/controllers/createNodes';
import { nodesOf } from '../cluster/controllers/nodes';
import { Prober } from '../cluster/controllers/Prober';
import { ClustersPlan } from '../cluster/messages';
import { Clone, scratch } from '../git/__testUtils__/Clone';
import { PEOPLE, source } from '../git/__testUtils__/organisation';
import { FaultsByService } from './CommittedFaults';
import { Delivery } from './Delivery';

jest.setTimeout(120_000);

const APPS = '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications';
const DEPLOYMENTS = '/apis/apps/v1/namespaces/production/deployments';
const MERGE = 'application/merge-patch+json';

describe('the delivery through git', () => {
  const folder = join(scratch(), 'git');
  const lines: string[] = [];
  const controllers: Controllers[] = [];
  let clusters: Record<'eu-1' | 'us-1', TestCluster>;
  let service: Server;
  let plan: ClustersPlan;
  let delivery: Delivery;

  const told: FaultsByService[] = [];
  const faults = (now: FaultsByService) => told.push(now);
  const log = (line: string) => lines.push(line);

  async function start(): Promise<Delivery> {
    const started = await Delivery.start(plan, { log, note: log, faults });
    for (const [name, { server }] of Object.entries(clusters)) {
      const client = (signal: AbortSignal) => Client.create(server.url, signal);
      await started.deliver({ name, client });
    }
    return started;
  }

  const clone = () => Clone.of(`${delivery.gitUrl}/gitops.git`);
  const file = (name: string, cluster = 'eu-1') =>
    `clusters/${cluster}/production/${name}.yaml`;
  const app = (name: string) =>
    clusters['eu-1'].get(`${APPS}/${name}-production`);
  const deployment = (name: string, cluster: 'eu-1' | 'us-1' = 'eu-1') =>
    clusters[cluster].get(`${DEPLOYMENTS}/${name}`);
  const image = async (name: string, cluster: 'eu-1' | 'us-1' = 'eu-1') =>
    (await deployment(name, cluster)).spec?.template.spec.containers[0].image;
  const isWell = async (name: string) => {
    const { status } = await app(name);
    return (
      status?.sync?.status === 'Synced' && status.health.status === 'Healthy'
    );
  };

  beforeAll(async () => {
    service = createServer((_, res) => res.end('ok')).listen(0, '127.0.0.1');
    await once(service, 'listening');
    const { port } = service.address() as AddressInfo;
    clusters = {
      'eu-1': await TestCluster.start(),
      'us-1': await TestCluster.start({ name: 'us-1' }),
    };
    const names = ['core', 'leaf', 'web'];
    for (const [name, { server }] of Object.entries(clusters)) {
      const client = Client.create(server.url, new AbortController().signal);
      await createNodes(client, nodesOf(name));
      const tools = {
        logs: server.logs,
        prober: Prober.create(),
        images: new Set(names),
      };
      controllers.push(await Controllers.start(server.url, tools, log));
    }
    plan = {
      clusters: Object.keys(clusters).map(name => ({ name, port: 0 })),
      services: names.map(name => ({
        name,
        process: name === 'core' ? 'own' : 'shared',
        listeners: [
          { environment: 'production', port },
          ...(name === 'leaf'
            ? [{ environment: 'staging' as const, port }]
            : []),
        ],
      })),
      git: {
        folder,
        port: 0,
        people: PEOPLE,
        sources: names.map(source),
        documents: [],
      },
      folder: scratch(),
      logs: scratch(),
    };
    delivery = await start();
  });

  afterAll(async () => {
    await delivery.end();
    for (const each of controllers) await each.end();
    for (const cluster of Object.values(clusters)) await cluster.end();
    service.close();
  });

  it('brings what git has into every cluster, and reports as Argo CD does', async () => {
    // Before the kind is served, the answer is not JSON.
    await until(
      async () => (await fetch(clusters['eu-1'].server.url + APPS)).ok,
    );
    for (const name of ['core', 'leaf', 'web', 'namespace']) {
      await until(() => isWell(name));
    }
    const { metadata, spec, status } = await app('core');
    const work = await clone();
    const path = file('core');
    const commits = await work.git('log', '--format=%H', '--', path);
    const [revision, before] = commits.split('\n');
    expect(metadata.labels).toEqual({ 'backstage.io/kubernetes-id': 'core' });
    expect(spec).toEqual({
      project: 'default',
      source: {
        repoURL: `${delivery.gitUrl}/gitops.git`,
        path: 'clusters/eu-1/production',
        targetRevision: 'main',
        directory: { include: 'core.yaml' },
      },
      destination: {
        server: 'https://kubernetes.default.svc',
        namespace: 'production',
      },
      syncPolicy: { automated: { prune: true, selfHeal: false } },
    });
    expect(status.sync).toMatchObject({ status: 'Synced', revision });
    expect(status.operationState).toMatchObject({
      phase: 'Succeeded',
      message: 'successfully synced (all tasks run)',
      syncResult: { revision },
    });
    expect(status.history.at(-1)).toMatchObject({ revision });
    expect(status.history.at(-2)).toMatchObject({ revision: before });
    expect(status.conditions).toBeUndefined();
    expect(status.resources).toEqual([
      expect.objectContaining({
        group: 'apps',
        kind: 'Deployment',
        name: 'core',
        namespace: 'production',
        status: 'Synced',
        health: { status: 'Healthy' },
      }),
      expect.objectContaining({ kind: 'Service', status: 'Synced' }),
    ]);
    expect(work.read(path)).toContain(await image('core'));
    const tags = await (
      await Clone.of(`${delivery.gitUrl}/core.git`)
    ).git('describe', '--tags', '--abbrev=0');
    expect(await image('core', 'us-1')).toBe(
      `registry.example.org/core:${tags.slice(1)}`,
    );
    const quota = '/api/v1/namespaces/production/resourcequotas/room';
    expect((await clusters['eu-1'].get(quota)).spec.hard.pods).toBe('10');
  });

  it('follows a commit, and a revert of it', async () => {
    const work = await clone();
    const old = await image('leaf');
    const text = work.read(file('leaf'));
    const next = 'registry.example.org/leaf:2.0.0';
    work.write(file('leaf'), text.replace(old, next));
    const revision = await work.push('leaf 2.0.0 in production');
    await until(async () => (await image('leaf')) === next);
    await until(() => isWell('leaf'));
    const { status } = await app('leaf');
    expect(status.sync.revision).toBe(revision);
    expect(status.history.at(-1).revision).toBe(revision);
    // Only the file of the other cluster says what runs there.
    expect(await image('leaf', 'us-1')).toBe(old);

    await work.git('revert', '--no-edit', 'HEAD');
    await work.git('push', '--quiet');
    await until(async () => (await image('leaf')) === old);
    await until(() => isWell('leaf'));
  });

  it('tells which services commits break in production, and when a revert heals them', async () => {
    const work = await clone();
    const core = work.read(file('core'));
    const broken = core.replace(
      /^( *)(image: .*)$/m,
      '$1$2\n$1env: [{ name: FAULT, value: errors }]',
    );
    work.write(file('core'), broken);
    await work.push('core: retry for ever');
    await until(() => told.at(-1)?.core === 'errors');
    const { spec: of } = await deployment('core');
    expect(of?.template.spec.containers[0].env).toEqual([
      { name: 'FAULT', value: 'errors' },
    ]);
    // One that is named twice is broken as long as one cluster has it.
    work.write(file('core', 'us-1'), broken);
    work.write(file('core'), core);
    await work.push('core: only in America');
    await until(async () => {
      const { spec } = await deployment('core', 'us-1');
      return spec?.template.spec.containers[0].env !== undefined;
    });
    await until(async () => {
      const { spec } = await deployment('core');
      return spec?.template.spec.containers[0].env === undefined;
    });
    await until(() => told.at(-1)?.core === 'errors');

    await work.git('revert', '--no-edit', 'HEAD', 'HEAD~1');
    await work.git('push', '--quiet');
    await until(() => Object.keys(told.at(-1) ?? {}).length === 0);
    await until(() => isWell('core'));
  });

  it('takes out of the cluster what leaves a file, be it a field, an object or all', async () => {
    const work = await clone();
    const text = work.read(file('web'));
    work.write(
      file('web'),
      `${text.replace(
        'spec:',
        'spec:\n  minReadySeconds: 1',
      )}---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata:\n  a: b\n`,
    );
    await work.push('web: settings');
    const map = '/api/v1/namespaces/production/configmaps/web';
    await until(async () => (await clusters['eu-1'].get(map)).data?.a === 'b');
    expect((await deployment('web')).spec.minReadySeconds).toBe(1);
    await until(() => isWell('web'));

    work.write(file('web'), text);
    await work.push('web: no settings');
    await until(
      async () => (await clusters['eu-1'].get(map)).reason === 'NotFound',
    );
    expect((await deployment('web')).spec.minReadySeconds).toBeUndefined();

    await work.git('rm', '--quiet', file('web'));
    await work.push('web is not needed in Europe');
    await until(async () => (await app('web')).reason === 'NotFound');
    expect((await deployment('web')).reason).toBe('NotFound');
    expect((await deployment('web', 'us-1')).kind).toBe('Deployment');
  });

  it('says what is wrong with a file, and goes on with the others', async () => {
    const work = await clone();
    const core = work.read(file('core'));
    const leaf = work.read(file('leaf'));
    const oldCore = await image('core');
    work.write(file('core'), 'kind: [Deployment\n');
    work.write(file('leaf'), leaf.replace(/(image: .*):.*/, '$1:2.1.0'));
    await work.push('A slip');
    await until(async () => (await image('leaf'))?.endsWith(':2.1.0'));
    const { status } = await app('core');
    expect(status.sync.status).toBe('Unknown');
    expect(status.health.status).toBe('Healthy');
    expect(status.conditions).toEqual([
      expect.objectContaining({
        type: 'ComparisonError',
        message: expect.stringContaining('Failed to unmarshal "core.yaml"'),
      }),
    ]);
    expect(await image('core')).toBe(oldCore);

    // What the cluster refuses: a selector may not change. What it does not know: a kind.
    work.write(
      file('core'),
      `${core.replace(
        'matchLabels:',
        'matchLabels:\n      no: such',
      )}---\napiVersion: example.org/v1\nkind: Unheard\nmetadata:\n  name: of\n`,
    );
    await work.push('Another slip');
    await until(
      async () => (await app('core')).status.operationState.phase === 'Failed',
    );
    const failed = await app('core');
    const said = failed.status.operationState.message;
    expect(said).toContain('one or more objects failed to apply, reason: ');
    expect(said).toContain('Deployment.apps "core" is invalid');
    expect(said).toContain('Make sure the "Unheard" CRD is installed');
    expect(failed.status.conditions[0].type).toBe('SyncError');
    expect(failed.status.sync.status).toBe('OutOfSync');

    work.write(file('core'), core);
    await work.push('Mend it');
    await until(() => isWell('core'));
    expect((await app('core')).status.conditions).toBeUndefined();
  });

  it('reports what was changed by hand, and leaves it until the next commit', async () => {
    const core = `${DEPLOYMENTS}/core`;
    const scaled = await clusters['eu-1'].ask(
      'PATCH',
      `${core}/scale`,
      { spec: { replicas: 0 } },
      MERGE,
    );
    expect(scaled.status).toBe(200);
    await until(
      async () => (await app('core')).status.sync.status === 'OutOfSync',
    );
    const work = await clone();
    const other = work.read(file('leaf'));
    work.write(file('leaf'), other.replace(/(image: .*):.*/, '$1:2.2.0'));
    await work.push('leaf 2.2.0 in production');
    await until(async () => (await image('leaf'))?.endsWith(':2.2.0'));
    expect((await deployment('core')).spec.replicas).toBe(0);

    // No events while nothing happens.
    await until(() => isWell('leaf'));
    const { resourceVersion } = (await app('core')).metadata;
    await new Promise(next => setTimeout(next, 1_000));
    expect((await app('core')).metadata.resourceVersion).toBe(resourceVersion);

    const mine = work.read(file('core'));
    work.write(file('core'), mine.replace(/(image: .*):.*/, '$1:2.0.0'));
    await work.push('core 2.0.0 in production');
    await until(async () => (await deployment('core')).spec.replicas === 2);
    await until(() => isWell('core'));
  });

  it('keeps what was pushed across a restart, and undoes nothing that people did', async () => {
    await delivery.end();
    await clusters['eu-1'].ask(
      'PATCH',
      `${DEPLOYMENTS}/core/scale`,
      { spec: { replicas: 1 } },
      MERGE,
    );
    const port = Number(new URL(delivery.gitUrl ?? '').port);
    plan = { ...plan, git: plan.git && { ...plan.git, port } };
    delivery = await start();
    await until(
      async () => (await app('core')).status.sync.status === 'OutOfSync',
    );
    expect((await deployment('core')).spec.replicas).toBe(1);
    expect(await image('core')).toMatch(/:2\.0\.0$/);
  });

  it('begins anew where the examples are others now, and keeps the old repository', async () => {
    await delivery.end();
    const [, ...others] = plan.services;
    plan = { ...plan, services: others };
    delivery = await start();
    await until(async () => (await app('core')).reason === 'NotFound');
    await until(() => isWell('leaf'));
    const kept = /is (gitops-until-\d+) now/.exec(lines.join('\n'))?.[1];
    const old = await Clone.of(`${delivery.gitUrl}/${kept}.git`);
    expect(old.read(file('core'))).toMatch(/core:2\.0\.0/);
  });
});

describe('the delivery without git', () => {
  it('brings the same objects, and says what is missing', async () => {
    const cluster = await TestCluster.start();
    const said: string[] = [];
    const listeners = [{ environment: 'production' as const, port: 1 }];
    const path = process.env.PATH;
    process.env.PATH = scratch();
    const delivery = await Delivery.start(
      {
        clusters: [{ name: 'eu-1', port: 0 }],
        services: [{ name: 'core', process: 'own', listeners }],
        git: {
          folder: scratch(),
          port: 0,
          people: PEOPLE,
          sources: [],
          documents: [],
        },
        folder: scratch(),
        logs: scratch(),
      },
      { log: () => {}, note: line => said.push(line) },
    );
    await delivery.deliver({
      name: 'eu-1',
      client: signal => Client.create(cluster.server.url, signal),
    });
    process.env.PATH = path;
    expect(said).toEqual([expect.stringContaining('install git')]);
    const { spec } = await cluster.get(`${DEPLOYMENTS}/core`);
    expect(spec.template.spec.containers[0].image).toBe(
      'registry.example.org/core:1.0.0',
    );
    expect(execFileSync('git', ['--version']).toString()).toMatch(/^git/);
    await delivery.end();
    await cluster.end();
  });
});
