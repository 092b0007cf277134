import { createServer, Server } from 'node:http';
import { once } from 'node:events';
import { AddressInfo } from 'node:net';
import { until } from '../../__testUtils__/RunningPlayground';
import { deployment, TestCluster } from '../__testUtils__/TestCluster';
import { hasKubectl, kubectl } from '../__testUtils__/kubectl';
import { Client } from './Client';
import { Controllers } from './Controllers';
import { nodesOf } from './nodes';
import { Prober } from './Prober';
import { createNodes } from './createNodes';

jest.setTimeout(120_000);

// A developer's machine may lack kubectl; with CI=true its absence fails every test below.
const described = hasKubectl() ? describe : describe.skip;

described('kubectl, against a cluster and its controllers', () => {
  let cluster: TestCluster;
  let controllers: Controllers;
  let service: Server;
  let port: number;
  let answer = 200;

  const k = (...args: string[]) => kubectl(cluster.server.url, args);
  const apply = (object: unknown) =>
    kubectl(cluster.server.url, ['apply', '-f', '-'], JSON.stringify(object));
  const shows = (args: string[], words: RegExp) =>
    until(async () => words.test(await k(...args)));

  beforeEach(async () => {
    answer = 200;
    service = createServer((_, res) => res.writeHead(answer).end());
    service.listen(0, '127.0.0.1');
    await once(service, 'listening');
    port = (service.address() as AddressInfo).port;
    cluster = await TestCluster.start();
    await createNodes(
      Client.create(cluster.server.url, new AbortController().signal),
      nodesOf('eu-1'),
    );
    controllers = await Controllers.start(
      cluster.server.url,
      {
        logs: cluster.server.logs,
        prober: Prober.create(),
        images: new Set(['web']),
      },
      line => process.stderr.write(`${line}\n`),
    );
  });

  afterEach(async () => {
    await controllers.end();
    await cluster.end();
    service.closeAllConnections();
    service.close();
  });

  it('applies, rolls out, gets, describes, logs, scales, patches and deletes', async () => {
    expect(await apply(deployment('web', undefined, 2, port))).toMatch(
      /deployment.apps\/web created/,
    );
    expect(await k('rollout', 'status', 'deployment/web')).toMatch(
      /successfully rolled out/,
    );
    expect(await k('get', 'deployments')).toMatch(/web +2\/2 +2 +2 /);
    expect(await k('get', 'pods', '-o', 'wide')).toMatch(
      /web-\w+-\w+ +1\/1 +Running +0 .* 10\.244\.\d+\.\d+ +eu-1-node-/,
    );
    expect(await k('get', 'nodes')).toMatch(/eu-1-node-c +Ready/);
    const about = await k('describe', 'deployment', 'web');
    expect(about).toMatch(/2 desired \| 2 updated \| 2 total \| 2 available/);
    expect(about).toMatch(
      /ScalingReplicaSet.*Scaled up replica set web-\w+ to 2/,
    );
    expect(await k('describe', 'pods')).toMatch(/Started container web/);
    expect(await k('logs', 'deployment/web')).toMatch(/web starts, image/);

    await k('scale', 'deployment/web', '--replicas=3');
    await shows(['get', 'deployment', 'web'], /web +3\/3/);
    await k('scale', 'deployment/web', '--replicas=0');
    await shows(['get', 'pods'], /No resources found/);
    await shows(['get', 'deployment', 'web'], /web +0\/0/);

    await k('patch', 'deployment', 'web', '-p', '{"spec":{"replicas":1}}');
    await k('rollout', 'status', 'deployment/web');
    const next = deployment('web', 'registry.example.org/web:2.0.0', 1, port);
    expect(await apply(next)).toMatch(/deployment.apps\/web configured/);
    await k('rollout', 'status', 'deployment/web');
    expect(await k('get', 'pods', '-o', 'jsonpath={..image}')).toMatch(
      /2\.0\.0/,
    );
    expect(await k('rollout', 'history', 'deployment/web')).toMatch(/\n2 /);

    await k('delete', 'deployment', 'web');
    await shows(['get', 'pods,replicasets'], /No resources found/);
  });

  it('tells of a process that dies, and of its return', async () => {
    await apply(deployment('web', undefined, 1, port));
    await k('rollout', 'status', 'deployment/web');
    answer = 500;
    await shows(['get', 'pods'], /0\/1 +Running/);
    await shows(
      ['get', 'events'],
      /Unhealthy.*Readiness probe failed: HTTP probe failed with statuscode: 500/,
    );
    answer = 200;
    await shows(['get', 'pods'], /1\/1 +Running/);

    service.closeAllConnections();
    service.close();
    await shows(['get', 'pods'], /0\/1 +CrashLoopBackOff +[1-9]/);
    await shows(
      ['get', 'events'],
      /BackOff.*Back-off restarting failed container web/,
    );
    expect(await k('logs', 'deployment/web')).toMatch(/connection refused/);

    service.listen(port, '127.0.0.1');
    await shows(['get', 'pods'], /1\/1 +Running +[1-9]/);
    expect(await k('logs', 'deployment/web', '--previous')).toMatch(
      /connection refused/,
    );
  });

  it('tells of an image that is not there while the old pods go on', async () => {
    await apply(deployment('web', undefined, 2, port));
    await k('rollout', 'status', 'deployment/web');
    await k(
      'set',
      'image',
      'deployment/web',
      'web=registry.example.org/web:broken',
    );
    await shows(['get', 'pods'], /ImagePullBackOff/);
    expect(await k('get', 'events')).toMatch(
      /Failed to pull image "registry\.example\.org\/web:broken".*not found/,
    );
    expect(await k('get', 'deployment', 'web')).toMatch(/web +2\/2 +1 +2/);
    await k('rollout', 'undo', 'deployment/web');
    await k('rollout', 'status', 'deployment/web');
    await shows(['get', 'replicasets'], /web-\w+ +0 +0 +0/);
  });

  it('tells of a quota that admits no more', async () => {
    await k('create', 'quota', 'team-quota', '--hard=pods=1');
    await apply(deployment('web', undefined, 2, port));
    await shows(
      ['get', 'events'],
      /FailedCreate.*pods "web-\w+-\w+" is forbidden: exceeded quota: team-quota/,
    );
    await shows(['get', 'deployment', 'web'], /web +1\/2/);
    expect(await k('describe', 'quota')).toMatch(/pods +1 +1/);
    await k('delete', 'quota', 'team-quota');
    await shows(['get', 'deployment', 'web'], /web +2\/2/);
  });
});
