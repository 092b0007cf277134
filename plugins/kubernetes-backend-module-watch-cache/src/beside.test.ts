import { createHash } from 'node:crypto';
import http from 'node:http';
import { AddressInfo } from 'node:net';
import { TestCluster } from './__testUtils__/TestCluster';
import { TestPortal } from './__testUtils__/TestPortal';
import { eventually } from './__testUtils__/eventually';
import { entity, everyKind, namespace } from './__testUtils__/objects';
import { asSent, withoutWhatIsLeftOut } from './__testUtils__/payloads';

jest.setTimeout(90_000);

const WEB = entity('web');
const ACCOUNT = { authProvider: 'serviceAccount', serviceAccountToken: 'ours' };
/** From the protocol of WebSockets, RFC 6455. */
const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const POD = '/api/v1/namespaces/shop/pods/web-1';
const PROMPT = '\u0001/ # ';

describe('an assistant', () => {
  let cluster: TestCluster;
  let ours: TestPortal;
  let stock: TestPortal;

  beforeAll(async () => {
    cluster = await TestCluster.start('playground');
    await cluster.create('/api/v1/namespaces', namespace('shop'));
    const [[group, plural, service]] = everyKind('web');
    await cluster.create(`/${group}/namespaces/shop/${plural}`, service);
    const options = {
      clusters: [
        {
          name: 'eu-1',
          url: cluster.door.url,
          skipMetricsLookup: true,
          ...ACCOUNT,
        },
      ],
      entities: [WEB],
    };
    ours = await TestPortal.start({ ...options, withModule: true });
    stock = await TestPortal.start({ ...options, withModule: false });
  });

  afterAll(async () => {
    await ours?.stop();
    await stock?.stop();
    await cluster?.end();
  });

  it('is answered from the watch by the action of the stock plugin', async () => {
    const mine = await eventually(async () => {
      const before = await stock.act('web');
      const now = await ours.act('web');
      expect(asSent(now)).toEqual(withoutWhatIsLeftOut(before));
      return now;
    });
    expect(JSON.stringify(mine)).toContain('"type":"services"');
    cluster.door.requests.length = 0;
    await Promise.all(Array.from({ length: 20 }, () => ours.act('web')));
    expect(cluster.door.asked).toEqual([]);
    await stock.act('web');
    expect(cluster.door.asked.length).toBeGreaterThan(9);
  });
});

describe('what people open', () => {
  let server: http.Server;
  let url: string;
  let asked: { url?: string; authorization?: string }[];

  /** An API server with one pod that has a log and a shell; it refuses the watches, which nobody needs here. */
  beforeAll(async () => {
    server = http.createServer((request, response) => {
      const { authorization } = request.headers;
      if (request.url?.startsWith(`${POD}/log`)) {
        asked.push({ url: request.url, authorization });
        response.end('one\ntwo\n');
        return;
      }
      response.writeHead(404, { 'content-type': 'application/json' });
      response.end('{"kind":"Status","code":404}');
    });
    server.on('upgrade', (request, socket) => {
      const { authorization } = request.headers;
      asked.push({ url: request.url, authorization });
      const accept = createHash('sha1')
        .update(`${request.headers['sec-websocket-key']}${MAGIC}`)
        .digest('base64');
      socket.write(
        [
          'HTTP/1.1 101 Switching Protocols',
          'Upgrade: websocket',
          'Connection: Upgrade',
          `Sec-WebSocket-Accept: ${accept}`,
          'Sec-WebSocket-Protocol: channel.k8s.io',
          '\r\n',
        ].join('\r\n'),
      );
      const text = Buffer.from(PROMPT);
      socket.write(Buffer.concat([Buffer.from([0x81, text.length]), text]));
      // Nobody says more; a server does not end what is no longer its own.
      socket.on('error', () => socket.destroy());
      socket.on('data', () => socket.destroy());
      socket.on('end', () => socket.destroy());
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  beforeEach(() => {
    asked = [];
  });

  afterAll(async () => {
    const closed = new Promise(resolve => server.close(resolve));
    server.closeAllConnections();
    await closed;
  });

  it.each([
    ['without the module', false],
    ['with the module', true],
  ])('goes to the cluster by the proxy, %s', async (_name, withModule) => {
    const portal = await TestPortal.start({
      clusters: [{ name: 'eu-1', url, ...ACCOUNT }],
      entities: [WEB],
      withModule,
    });
    try {
      const log = await fetch(
        `${portal.url}/proxy${POD}/log?container=web&previous=`,
        { headers: { 'Backstage-Kubernetes-Cluster': 'eu-1' } },
      );
      expect([log.status, await log.text()]).toEqual([200, 'one\ntwo\n']);
      const shell = new WebSocket(
        `${portal.url.replace('http', 'ws')}/proxy${POD}/exec?command=/bin/sh`,
        ['channel.k8s.io'],
      );
      const said = await new Promise((resolve, reject) => {
        shell.onmessage = ({ data }) => resolve(data);
        shell.onerror = () => reject(new Error('no shell'));
      });
      expect(said).toBe(PROMPT);
      expect(shell.protocol).toBe('channel.k8s.io');
      shell.close();
      expect(asked).toEqual([
        {
          url: `${POD}/log?container=web&previous=`,
          authorization: 'Bearer ours',
        },
        { url: `${POD}/exec?command=/bin/sh`, authorization: 'Bearer ours' },
      ]);
    } finally {
      await portal.stop();
    }
  });
});
