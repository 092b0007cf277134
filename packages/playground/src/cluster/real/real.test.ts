import {
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  lives,
  RunningPlayground,
  until,
} from '../../__testUtils__/RunningPlayground';
import { freePort } from '../../__testUtils__/smallOrganisation';
import { hasKubectl, kubectl } from '../__testUtils__/kubectl';
import { Clusters } from '../Clusters';

jest.setTimeout(180_000);

// A developer's machine may lack them; the gate has both.
const described =
  process.env.KUBEBUILDER_ASSETS && hasKubectl() ? describe : describe.skip;

function planOf(folder: string, playground: RunningPlayground) {
  const { core } = playground.ports;
  return {
    clusters: [
      { name: 'eu-1', port: 0 },
      { name: 'us-1', port: 0 },
    ],
    services: [
      {
        name: 'core',
        process: 'own' as const,
        listeners: [{ environment: 'production' as const, port: core }],
      },
    ],
    folder,
    logs: join(folder, 'logs'),
  };
}

described('a real API server as the first cluster', () => {
  let folder: string;
  let playground: RunningPlayground;
  let clusters: Clusters;
  const notes: string[] = [];

  const k = (cluster: string, args: string[], input?: string) => {
    const file = join(folder, `${cluster}.kubeconfig`);
    const [, server] = /server: (\S+)/.exec(readFileSync(file, 'utf8')) ?? [];
    return kubectl(server, ['--kubeconfig', file, ...args], input);
  };
  const shows = (cluster: string, args: string[], words: RegExp) =>
    until(async () => words.test(await k(cluster, args)));
  const production = ['--namespace', 'production'];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'real-'));
    playground = await RunningPlayground.start();
    clusters = await Clusters.start(planOf(folder, playground), {
      log: line => process.stderr.write(`${line}\n`),
      runs: () => {},
      note: sentence => notes.push(sentence),
    });
  });

  afterAll(async () => {
    await clusters.end();
    await playground.end();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is there, for clients with its account and for those of loopback', async () => {
    expect(notes).toEqual([]);
    expect(await k('eu-1', ['get', '--raw', '/version'])).toMatch(
      /"gitCommit"/,
    );
    const file = join(folder, 'eu-1.kubeconfig');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toMatch(/server: https:/);
    expect(readFileSync(join(folder, 'us-1.kubeconfig'), 'utf8')).toMatch(
      /server: http:/,
    );
    const url = clusters.urlOf('eu-1');
    expect(url).toMatch(/^http:/);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const page = { headers: { origin: 'https://example.org' } };
    expect((await fetch(`${url}/api/v1/pods`, page)).status).toBe(403);
    // Who brings an account is who that account is.
    const stranger = { headers: { authorization: 'Bearer wrong' } };
    expect((await fetch(`${url}/api/v1/pods`, stranger)).status).toBe(401);
  });

  it.each(['eu-1', 'us-1'])('%s shows a service as it is', async cluster => {
    await shows(cluster, ['get', 'deployments', ...production], /core +2\/2/);
    expect(
      await k(cluster, ['logs', 'deployment/core', ...production]),
    ).toMatch(/core starts, image/);
    await playground.break('core', 'crash');
    await shows(
      cluster,
      ['get', 'pods', ...production],
      /CrashLoopBackOff +[1-9]/,
    );
    await shows(cluster, ['get', 'events', ...production], /BackOff/);
    await playground.heal('core');
    await shows(cluster, ['get', 'deployments', ...production], /core +2\/2/);

    const bad = 'deployment/core';
    await k(cluster, [
      'set',
      'image',
      bad,
      'core=registry.example.org/core:broken',
      ...production,
    ]);
    await shows(cluster, ['get', 'pods', ...production], /ImagePullBackOff/);
    await k(cluster, ['rollout', 'undo', bad, ...production]);
    await k(cluster, ['rollout', 'status', bad, ...production]);
    await k(cluster, ['scale', bad, '--replicas=0', ...production]);
    await shows(cluster, ['get', 'pods', ...production], /No resources found/);
    await k(cluster, ['delete', 'namespace', 'production', '--wait=false']);
    await until(
      async () => !/production/.test(await k(cluster, ['get', 'namespaces'])),
    );
  });
});

described('the programs of a real API server', () => {
  it('end with a playground that is killed', async () => {
    const port = await freePort();
    const killed = await RunningPlayground.start(
      `{ sharedProcesses: 1, services: { core: { process: own }, web: { routes: { GET /: {} } } },
         clusters: { eu-1: { port: ${port} } } }`,
    );
    const started = () => /eu-1-apiserver runs/.test(killed.log('playground'));
    await until(started);
    const pids = killed.pids();
    // One of its own, one shared, staging, traffic, clusters, etcd and kube-apiserver.
    expect(pids).toHaveLength(7);
    killed.child.kill('SIGKILL');
    await until(() => !pids.some(lives));
    await killed.exitCode;
    await expect(fetch(`http://127.0.0.1:${port}/readyz`)).rejects.toThrow();
  });
});

describe('where the programs of a real API server do not work', () => {
  const named = process.env.KUBEBUILDER_ASSETS;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'real-'));
    process.env.KUBEBUILDER_ASSETS = folder;
  });

  afterEach(() => {
    if (named) process.env.KUBEBUILDER_ASSETS = named;
    else delete process.env.KUBEBUILDER_ASSETS;
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['missing', [], /KUBEBUILDER_ASSETS is .*, where etcd and kube-apiserver/],
    ['broken', ['etcd', 'kube-apiserver'], /ended with code 3/],
  ])(
    'one that is %s is said, and the playground serves the cluster itself',
    async (_, programs, why) => {
      const script = '#!/bin/sh\nexit 3\n';
      for (const program of programs) {
        writeFileSync(join(folder, program), script, { mode: 0o755 });
      }
      const notes: string[] = [];
      const clusters = await Clusters.start(
        {
          clusters: [{ name: 'eu-1', port: 0 }],
          services: [],
          folder,
          logs: join(folder, 'logs'),
        },
        { log: () => {}, runs: () => {}, note: note => notes.push(note) },
      );
      const version = await fetch(`${clusters.urlOf('eu-1')}/version`);
      expect(await version.json()).toMatchObject({ platform: 'playground' });
      expect(notes).toEqual([expect.stringMatching(why)]);
      expect(notes[0]).toMatch(/^eu-1 is the playground's own API server/);
      await clusters.end();
    },
  );
});
