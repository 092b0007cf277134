import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { ClusterConnections } from './ClusterConnections';

describe('ClusterConnections', () => {
  let server: Server;
  let status = 200;
  let body = JSON.stringify({ gitVersion: 'v1.32.4' });
  let asked: Array<string | undefined> = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url);
      response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end(body);
    });
    await new Promise<void>(done => {
      server.listen(0, '127.0.0.1', done);
    });
  });

  beforeEach(() => {
    status = 200;
    body = JSON.stringify({ gitVersion: 'v1.32.4' });
    asked = [];
  });

  afterAll(() => {
    server.close();
  });

  function host(): string {
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  function look(path = '') {
    const connections = ClusterConnections.create({ hosts: [host()] });
    return connections.look(`http://${host()}${path}`);
  }

  it.each<[string, number, string, string, RegExp]>([
    ['an API', 200, '{"gitVersion":"v1.32.4"}', 'answers', /Kubernetes v1\.32/],
    ['one that wants an account', 401, '', 'answers', /wants an account/],
    ['one that lets nobody in', 403, '{}', 'answers', /wants an account/],
    ['some other server', 200, '<html>', 'fails', /no API of Kubernetes/],
    ['a version that is none', 200, '{"gitVersion":"<b>"}', 'fails', /no API/],
    ['a way to elsewhere, which is not gone', 302, '', 'fails', /\(302\)/],
    ['more than anybody says', 200, 'x'.repeat(90_000), 'fails', /no API/],
  ])('%s', async (_title, code, text, state, message) => {
    status = code;
    body = text;
    expect(await look()).toMatchObject({
      state,
      message: expect.stringMatching(message),
    });
    expect(asked).toEqual(['/version']);
  });

  it('goes below the path of a proxy', async () => {
    expect(await look('/k8s/clusters/c-1/')).toMatchObject({
      state: 'answers',
      version: 'v1.32.4',
    });
    expect(asked).toEqual(['/k8s/clusters/c-1/version']);
  });

  it('asks nobody whom the operators do not name, and says so', async () => {
    const connections = ClusterConnections.create({
      hosts: ['*.example.org:6443'],
    });
    expect(await connections.look(`http://${host()}`)).toMatchObject({
      state: 'notTried',
      message: expect.stringContaining('operations.onboarding.clusterHosts'),
    });
    expect(
      await connections.look('https://a.example.org.evil.test:6443'),
    ).toMatchObject({ state: 'notTried' });
    expect(asked).toEqual([]);
  });

  it('says that nothing is there', async () => {
    const connections = ClusterConnections.create({ hosts: ['127.0.0.1:*'] });
    expect(await connections.look('http://127.0.0.1:1')).toMatchObject({
      state: 'fails',
      message: expect.stringContaining('Nothing listens there'),
    });
  });

  it('asks once for many letters', async () => {
    let now = 0;
    const connections = ClusterConnections.create({
      hosts: [host()],
      now: () => now,
    });
    await Promise.all([
      connections.look(`http://${host()}`),
      connections.look(`http://${host()}/`),
    ]);
    expect(asked).toHaveLength(1);
    now = 31_000;
    await connections.look(`http://${host()}`);
    expect(asked).toHaveLength(2);
  });
});
