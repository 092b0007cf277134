import { LookupAddress } from 'node:dns';
import net, { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import zlib from 'node:zlib';
import { LoggerService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { probed, TestAuthority, TestServer } from './__testUtils__';
import { AddressPolicy } from './AddressPolicy';
import { readProbes } from './annotations';
import { judge } from './judge';
import { Looker } from './Looker';
import { LookupAll } from './Resolver';

jest.setTimeout(60_000);

describe('Looker', () => {
  const ends: Array<() => Promise<unknown>> = [];
  const never = new AbortController().signal;
  const defaults = { interval: 10_000 };

  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });

  async function serve(...args: Parameters<typeof TestServer.start>) {
    const server = await TestServer.start(...args);
    ends.push(() => server.stop());
    return server;
  }

  /** A server of raw TCP. */
  async function listen(onSocket: (socket: net.Socket) => void) {
    const sockets = new Set<net.Socket>();
    const server = net.createServer(socket => {
      sockets.add(socket);
      socket.on('error', () => {});
      onSocket(socket);
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    ends.push(() => {
      const closed = new Promise(resolve => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      return closed;
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  async function look(
    probe: { url: string } & Record<string, unknown>,
    options: {
      allow?: string[];
      lookupAll?: LookupAll;
      ca?: string;
      logger?: LoggerService;
    } = {},
  ) {
    const { allow = ['127.0.0.0/8', '::1'], ...rest } = options;
    const { probes, problems } = readProbes(
      probed('any', probe).entity,
      defaults,
    );
    expect(problems).toEqual([]);
    const policy = AddressPolicy.create({ allow });
    const seen = await Looker.create({ policy, ...rest }).look(
      probes[0],
      never,
    );
    if (!seen) throw new Error('The look was ended');
    const { status, reasons, facts } = judge(probes[0], seen, new Date());
    const [reason] = reasons;
    const { code, message, remedy } = reason ?? {};
    return { status, code, message, remedy, facts };
  }

  const healthy = { status: 'healthy', code: undefined };

  it('sees an answer as a plain client does', async () => {
    const server = await serve((_, response) => response.end('{"ok":true}'));

    await expect(
      look({
        url: server.url('/healthz?token=1'),
        bodyPattern: '"ok":\\s*true',
      }),
    ).resolves.toMatchObject({
      ...healthy,
      facts: { statusCode: 200, url: server.url('/healthz') },
    });
    const [{ method, headers, url }] = server.requests;
    expect({ method, url }).toEqual({ method: 'GET', url: '/healthz?token=1' });
    expect(headers).toMatchObject({
      'user-agent': 'operate-first-probe',
      'accept-encoding': 'identity',
    });
  });

  it('judges status, text and slowness', async () => {
    const server = await serve(async (request, response) => {
      if (request.url === '/slow') await delay(150);
      if (request.url === '/gzip')
        response.setHeader('content-encoding', 'gzip');
      response.statusCode = Number(request.url?.slice(1)) || 200;
      response.end(
        request.url === '/gzip' ? zlib.gzipSync('all is well') : 'all is well',
      );
    });
    const at = server.url('');

    await expect(look({ url: `${at}/503` })).resolves.toMatchObject({
      status: 'down',
      code: 'probe.status',
      message: `${at}/503 answers 503 instead of 2xx.`,
    });
    await expect(
      look({ url: `${at}/200`, expectedStatus: [201, 204], name: 'orders' }),
    ).resolves.toMatchObject({
      status: 'down',
      message: `orders (${at}/200) answers 200 instead of 201 or 204.`,
    });
    await expect(
      look({ url: `${at}/404`, expectedStatus: 404 }),
    ).resolves.toMatchObject(healthy);
    await expect(
      look({ url: `${at}/200`, bodyPattern: 'all is (bad|lost)' }),
    ).resolves.toMatchObject({
      status: 'down',
      code: 'probe.body',
      message: `${at}/200 answers with a text that does not match all is (bad|lost).`,
    });
    await expect(
      look({ url: `${at}/gzip`, bodyPattern: 'well' }),
    ).resolves.toMatchObject({
      status: 'down',
      message: expect.stringContaining('was not asked for (gzip)'),
    });
    await expect(look({ url: `${at}/gzip` })).resolves.toMatchObject(healthy);
    await expect(
      look({ url: `${at}/slow`, slowerThan: '50ms' }),
    ).resolves.toMatchObject({ status: 'degraded', code: 'probe.slow' });
  });

  it('asks by HEAD without waiting for a text', async () => {
    const server = await serve();

    await expect(
      look({ url: server.url(), method: 'HEAD' }),
    ).resolves.toMatchObject(healthy);
    expect(server.requests[0].method).toBe('HEAD');
  });

  it('reaches a service by IPv6', async () => {
    const server = await serve(undefined, { host: '::1' });

    await expect(
      look({ url: server.url('/', '[::1]') }),
    ).resolves.toMatchObject(healthy);
    await expect(
      look(
        { url: server.url('/', 'both.test') },
        {
          lookupAll: async () => [
            { address: '127.0.0.1', family: 4 },
            { address: '::1', family: 6 },
          ],
        },
      ),
    ).resolves.toMatchObject(healthy);
  });

  it('ends a look at its time limit, wherever it hangs', async () => {
    const expected = { status: 'down', code: 'probe.timeout' };
    const silent = await listen(() => {});
    await expect(
      look({ url: silent, timeout: '200ms' }),
    ).resolves.toMatchObject({
      ...expected,
      message: `${silent} does not answer within 200 ms.`,
    });
    const trickle = await listen(socket => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nhalf a');
    });
    await expect(
      look({ url: trickle, timeout: '200ms' }),
    ).resolves.toMatchObject(expected);
  });

  it('does not blame a service for a name service that hangs', async () => {
    const hanging = {
      lookupAll: () => new Promise<LookupAddress[]>(() => {}),
    };
    await expect(
      look({ url: 'http://shop.test/', timeout: '200ms' }, hanging),
    ).resolves.toMatchObject({ status: 'unknown', code: 'probe.blind' });
    const open = await serve((_, response) =>
      response.writeHead(302, { location: 'http://shop.test/' }).end(),
    );
    await expect(
      look({ url: open.url(), timeout: '500ms' }, hanging),
    ).resolves.toMatchObject({ status: 'unknown', code: 'probe.blind' });
    // Its address is known by then: what hangs is the service.
    const silent = await listen(() => {});
    const { port } = new URL(silent);
    await expect(
      look(
        { url: `http://shop.test:${port}/`, timeout: '200ms' },
        { lookupAll: async () => [{ address: '127.0.0.1', family: 4 }] },
      ),
    ).resolves.toMatchObject({ status: 'down', code: 'probe.timeout' });
  });

  it.each(['connection: upgrade\r\nupgrade: websocket\r\n', ''])(
    'ends a look at an answer that changes the protocol (%j)',
    async headers => {
      const url = await listen(socket => {
        socket.write(`HTTP/1.1 101 Switching Protocols\r\n${headers}\r\n`);
      });

      await expect(look({ url })).resolves.toMatchObject({
        status: 'down',
        code: 'probe.status',
        message: `${url} answers 101 instead of 2xx.`,
      });
      await expect(look({ url, expectedStatus: 101 })).resolves.toMatchObject(
        healthy,
      );
    },
  );

  it('tells where things are to the log alone', async () => {
    const server = await serve();
    const { port } = server;
    await server.stop();
    ends.length = 0;
    const logger = mockServices.logger.mock();
    const url = `http://shop.test:${port}/`;
    const lookupAll = async () => [
      { address: '127.0.0.1', family: 4 },
      { address: '127.0.0.2', family: 4 },
    ];

    await expect(look({ url }, { lookupAll, logger })).resolves.toMatchObject({
      code: 'probe.refused',
      message: `${url} refuses connections.`,
    });
    expect(logger.debug).toHaveBeenCalledWith(
      expect.stringContaining(`127.0.0.1:${port}`),
    );
    await expect(
      look({ url }, { lookupAll, logger, allow: ['*'] }),
    ).resolves.toMatchObject({
      code: 'probe.forbidden-address',
      message: `${url} is not looked at: shop.test is not at a public address, and operations.probe.allow does not name it.`,
    });
  });

  it('says how a connection failed', async () => {
    const reset = await listen(socket => {
      socket.once('data', () => socket.resetAndDestroy());
    });
    await expect(look({ url: reset })).resolves.toMatchObject({
      status: 'down',
      code: 'probe.reset',
      message: `${reset} closes the connection before it has answered.`,
    });
    const half = await listen(socket => {
      socket.once('data', () =>
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nhalf a'),
      );
    });
    await expect(look({ url: half })).resolves.toMatchObject({
      code: 'probe.reset',
    });
    const babble = await listen(socket => socket.end('220 mail ready\r\n'));
    await expect(look({ url: babble })).resolves.toMatchObject({
      status: 'down',
      code: 'probe.protocol',
    });
    const server = await serve();
    const gone = server.url();
    await server.stop();
    ends.length = 0;
    await expect(look({ url: gone })).resolves.toMatchObject({
      status: 'down',
      code: 'probe.refused',
      message: `${gone} refuses connections.`,
    });
  });

  it('tells a name that nobody knows from a name service that fails', async () => {
    const failing = (code: string) => async () => {
      throw Object.assign(new Error(code), { code });
    };
    const url = 'http://nowhere.test/';
    await expect(
      look({ url }, { lookupAll: failing('ENOTFOUND') }),
    ).resolves.toMatchObject({ status: 'down', code: 'probe.dns' });
    await expect(
      look({ url }, { lookupAll: failing('EAI_AGAIN') }),
    ).resolves.toMatchObject({ status: 'unknown', code: 'probe.blind' });
  });

  it('reads no more than it needs of 100 MB', async () => {
    const megabyte = Buffer.alloc(1024 * 1024, 'x');
    let sent = 0;
    const server = await serve(async (_, response) => {
      response.on('error', () => {});
      for (let i = 0; i < 100 && !response.destroyed; i++) {
        sent += megabyte.length;
        if (!response.write(megabyte)) {
          await new Promise(resolve => {
            response.once('drain', resolve).once('close', resolve);
          });
        }
      }
      response.end();
    });

    await expect(look({ url: server.url() })).resolves.toMatchObject(healthy);
    await server.stop();
    ends.length = 0;
    // What the kernel buffers on both sides may be sent as well.
    expect(sent).toBeLessThan(20 * megabyte.length);
  });

  it('sees the first 16 KiB of an answer, and says so', async () => {
    const server = await serve((request, response) => {
      const before = Number(request.url?.slice(1));
      response.end(`${'x'.repeat(before)}ok${'x'.repeat(20_000)}`);
    });
    const at = (before: number) => ({
      url: server.url(`/${before}`),
      bodyPattern: 'ok',
    });

    await expect(look(at(16 * 1024 - 2))).resolves.toMatchObject(healthy);
    await expect(look(at(16 * 1024 - 1))).resolves.toMatchObject({
      status: 'down',
      code: 'probe.body',
      remedy: expect.stringContaining('first 16 KiB'),
    });
  });

  it('answers a catastrophic pattern in linear time', async () => {
    const server = await serve((_, response) =>
      response.end(`${'a'.repeat(16_000)}!`),
    );

    await expect(
      look({ url: server.url(), bodyPattern: '^(a+)+$' }),
    ).resolves.toMatchObject({ status: 'down', code: 'probe.body' });
  });

  it('follows redirects within bounds', async () => {
    const ways: Record<string, string> = {
      '/once': '/end',
      '/a': '/b',
      '/b': '/a',
      '/file': 'file:///etc/passwd',
    };
    const server = await serve((request, response) => {
      const path = request.url ?? '';
      const count = /^\/count\/(\d+)$/.exec(path)?.[1];
      const to = count ? `/count/${Number(count) + 1}` : ways[path];
      if (to) response.writeHead(302, { location: to });
      response.end();
    });
    const at = server.url('');

    await expect(look({ url: `${at}/once` })).resolves.toMatchObject(healthy);
    await expect(
      look({ url: `${at}/once`, followRedirects: false }),
    ).resolves.toMatchObject({
      message: `${at}/once answers 302 instead of 2xx.`,
    });
    await expect(
      look({ url: `${at}/once`, expectedStatus: 302 }),
    ).resolves.toMatchObject(healthy);
    await expect(look({ url: `${at}/a` })).resolves.toMatchObject({
      status: 'down',
      code: 'probe.redirects',
      message: `${at}/a redirects in a circle (at ${at}).`,
    });
    server.requests.length = 0;
    await expect(look({ url: `${at}/count/0` })).resolves.toMatchObject({
      code: 'probe.redirects',
      message: `${at}/count/0 redirects more than 5 times (at last to ${at}).`,
    });
    expect(server.requests).toHaveLength(6);
    await expect(look({ url: `${at}/file` })).resolves.toMatchObject({
      code: 'probe.redirects',
    });
  });

  describe('certificates', () => {
    const authority = new TestAuthority();
    const ca = authority.cert;

    it.each([
      [60, { status: 'healthy' }],
      [
        9.1,
        {
          status: 'degraded',
          code: 'probe.tls-expiring',
          message: expect.stringMatching(
            / certificate that expires in 9 days\.$/,
          ),
        },
      ],
      [
        -3.1,
        {
          status: 'down',
          code: 'probe.tls-expired',
          message: expect.stringMatching(
            / certificate that expired 3 days ago\.$/,
          ),
        },
      ],
    ])('one that ends in %d days', async (days, expected) => {
      const server = await serve(undefined, { tls: authority.issue(days) });

      await expect(look({ url: server.url() }, { ca })).resolves.toMatchObject(
        expected,
      );
      // An untrusted server is told nothing; a trusted one is asked once.
      expect(server.requests).toHaveLength(days > 0 ? 1 : 0);
    });

    it('trusts no stranger and no other name', async () => {
      const server = await serve(undefined, { tls: authority.issue(60) });
      const expected = { status: 'down', code: 'probe.tls-untrusted' };

      await expect(look({ url: server.url() })).resolves.toMatchObject(
        expected,
      );
      await expect(
        look(
          { url: server.url('/', 'other.test') },
          { ca, lookupAll: async () => [{ address: '127.0.0.1', family: 4 }] },
        ),
      ).resolves.toMatchObject(expected);
      expect(server.requests).toEqual([]);
    });
  });

  describe('forbidden addresses', () => {
    const forbidden = { status: 'unknown', code: 'probe.forbidden-address' };

    it.each([
      'http://169.254.169.254/latest/meta-data/',
      'http://2852039166/',
      'http://0xa9.0xfea9fe/',
      'http://0251.0376.0251.0376/',
      'http://[::ffff:169.254.169.254]/',
      'http://[64:ff9b::a9fe:a9fe]/',
      'http://[fd00:ec2::254]/',
      'http://[fe80::1]/',
      'http://0.0.0.0/',
      'http://224.0.0.1/',
      'http://100.100.100.200/',
      'http://metadata.google.internal./',
    ])('never contacts %s, whatever is allowed', async url => {
      await expect(
        look({ url }, { allow: ['*', '0.0.0.0/0', '::/0', '*.internal'] }),
      ).resolves.toMatchObject({
        ...forbidden,
        facts: { durationMs: expect.any(Number) },
      });
    });

    it.each(['127.0.0.1', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]'])(
      'does not contact loopback as %s unless it is allowed',
      async host => {
        const server = await serve();

        await expect(
          look({ url: server.url('/', host) }, { allow: ['*'] }),
        ).resolves.toMatchObject(forbidden);
        expect(server.requests).toEqual([]);
      },
    );

    it('does not follow a redirect there', async () => {
      const secret = await serve(undefined, { host: '127.0.0.2' });
      const open = await serve((_, response) =>
        response
          .writeHead(302, { location: secret.url('/', '127.0.0.2') })
          .end(),
      );

      await expect(
        look({ url: open.url() }, { allow: ['127.0.0.1'] }),
      ).resolves.toMatchObject(forbidden);
      expect(open.requests).toHaveLength(1);
      expect(secret.requests).toEqual([]);
    });

    it('connects to the address that was judged, whatever the next answer is', async () => {
      const secret = await serve(undefined, { host: '127.0.0.2' });
      const answers = ['127.0.0.1', '127.0.0.2', '127.0.0.2'];
      const lookupAll = jest.fn(async () => [
        { address: answers.shift() ?? '127.0.0.2', family: 4 },
      ]);
      const url = secret.url('/', 'rebinding.test');
      const options = { allow: ['127.0.0.1'], lookupAll };

      // Judged as 127.0.0.1 and connected to it: nothing listens there.
      await expect(look({ url }, options)).resolves.toMatchObject({
        code: 'probe.refused',
      });
      expect(lookupAll).toHaveBeenCalledTimes(1);
      await expect(look({ url }, options)).resolves.toMatchObject(forbidden);
      expect(secret.requests).toEqual([]);
    });

    it('ignores a proxy of the environment', async () => {
      const proxy = await serve();
      const server = await serve();
      const before = process.env.http_proxy;
      process.env.http_proxy = proxy.url('');
      try {
        await expect(look({ url: server.url() })).resolves.toMatchObject(
          healthy,
        );
      } finally {
        if (before === undefined) delete process.env.http_proxy;
        else process.env.http_proxy = before;
      }
      expect(proxy.requests).toEqual([]);
      expect(server.requests).toHaveLength(1);
    });
  });

  it('ends at once with its signal', async () => {
    const url = await listen(() => {});
    const end = new AbortController();
    const { probes } = readProbes(probed('any', { url }).entity, defaults);
    const looker = Looker.create({
      policy: AddressPolicy.create({ allow: ['127.0.0.1'] }),
    });
    const looking = looker.look(probes[0], end.signal);
    end.abort();

    await expect(looking).resolves.toBeUndefined();
    await expect(looker.look(probes[0], end.signal)).resolves.toBeUndefined();
  });
});
