import { mockServices } from '@backstage/backend-test-utils';
import { ObservedService } from '@operate-first/plugin-operations-node';
import { FakeCore, probed, service, TestServer, until } from './__testUtils__';
import { AddressPolicy } from './AddressPolicy';
import { ProbeSource } from './ProbeSource';

jest.setTimeout(60_000);

describe('ProbeSource', () => {
  const cores: FakeCore[] = [];
  const servers: TestServer[] = [];

  afterEach(async () => {
    const ended = cores.splice(0);
    for (const core of ended) core.end();
    await Promise.all(servers.splice(0).map(server => server.stop()));
    if (ended.some(({ lateWrites }) => lateWrites > 0)) {
      throw new Error('The source has written after its end');
    }
  });

  async function serve(...args: Parameters<typeof TestServer.start>) {
    const server = await TestServer.start(...args);
    servers.push(server);
    return server;
  }

  async function observe(
    services: ObservedService[],
    options: Partial<Parameters<typeof ProbeSource.create>[0]> = {},
  ) {
    const core = new FakeCore(...services);
    cores.push(core);
    const source = ProbeSource.create({
      defaults: { interval: 1_000 },
      concurrency: 50,
      policy: AddressPolicy.create({ allow: ['127.0.0.1'] }),
      logger: mockServices.logger.mock(),
      random: () => 0,
      ...options,
    });
    await source.start(core);
    return core;
  }

  it('turns red where a service breaks, and recovers with it', async () => {
    const server = await serve();
    const url = server.url();
    const core = await observe([
      service('shop', { 'operate-first.io/probe-url': url }),
      service('unprobed'),
    ]);

    expect(core.declarations.get('shop')).toEqual({
      serviceId: 'shop',
      scopes: [{ environment: 'production', intervalSeconds: 3.5 }],
      problems: [],
    });
    expect(core.declarations.get('unprobed')).toMatchObject({ scopes: [] });
    const healthy = await until(() => core.of('shop')[0]);
    expect(healthy).toEqual({
      serviceId: 'shop',
      scope: { environment: 'production' },
      status: 'healthy',
      reasons: [],
      facts: {
        url,
        statusCode: 200,
        durationMs: expect.any(Number),
        attempts: 1,
      },
      observedAt: expect.any(Date),
      events: {
        good: 1,
        total: 1,
        coveredSeconds: expect.any(Number),
        seconds: expect.any(Number),
      },
    });

    server.answer = (_, response) => response.writeHead(500).end();
    const down = await until(() =>
      core.of('shop').find(({ status }) => status === 'down'),
    );
    expect(down).toMatchObject({
      reasons: [
        { code: 'probe.status', message: `${url} answers 500 instead of 2xx.` },
      ],
      facts: { statusCode: 500, attempts: 2 },
      events: { good: 0, total: 1 },
    });
    // What is known to be down is looked at once per turn.
    const next = await until(
      () => core.of('shop')[core.observations.indexOf(down) + 1],
    );
    expect(next).toMatchObject({ status: 'down', facts: { attempts: 1 } });

    server.answer = (_, response) => response.end();
    await until(() => core.of('shop').at(-1)?.status === 'healthy');
    // Public, so it tells neither how many services there are nor how they are.
    expect(core.reports).toEqual([
      {
        state: 'running',
        message:
          'Looks at each endpoint every 1 s, unless its probe names an interval of its own.',
      },
    ]);
  });

  it('confirms a failure by a second look, and counts what a user got', async () => {
    let answers = 0;
    const server = await serve((_, response) => {
      answers += 1;
      response.writeHead(answers === 1 ? 500 : 200).end();
    });
    const core = await observe([probed('shop', { url: server.url() })]);

    const first = await until(() => core.of('shop')[0]);
    expect(first).toMatchObject({
      status: 'healthy',
      reasons: [],
      facts: { attempts: 2, statusCode: 200 },
      events: { good: 0, total: 1 },
    });
    expect(answers).toBe(2);
  });

  it('reports the probes of an environment as one, the worst first', async () => {
    const server = await serve((request, response) =>
      response.writeHead(request.url === '/pay' ? 500 : 200).end(),
    );
    const core = await observe([
      probed(
        'shop',
        { url: server.url('/cart'), name: 'cart' },
        { url: server.url('/pay'), name: 'pay' },
        { url: server.url('/cart'), environment: 'staging' },
      ),
    ]);

    const production = await until(() =>
      core
        .of('shop')
        .find(
          ({ scope, facts = {} }) =>
            scope.environment === 'production' && 'cart.statusCode' in facts,
        ),
    );
    expect(production).toMatchObject({
      status: 'down',
      reasons: [
        { message: expect.stringMatching(/^pay \(http.* answers 500/) },
      ],
      facts: { 'cart.statusCode': 200, 'pay.statusCode': 500 },
    });
    const staging = await until(() =>
      core.of('shop').find(({ scope }) => scope.environment === 'staging'),
    );
    expect(staging).toMatchObject({ status: 'healthy' });
    expect(core.declarations.get('shop')?.scopes).toHaveLength(2);
  });

  it('does not call an environment healthy before it has seen all of it', async () => {
    const server = await serve();
    const hanging = await serve(() => {});
    const core = await observe([
      probed(
        'shop',
        { url: server.url(), interval: '1s' },
        { url: hanging.url(), timeout: '1500ms' },
      ),
    ]);

    await until(() => server.requests.length >= 3);
    expect(core.of('shop').map(({ status }) => status)).not.toContain(
      'healthy',
    );
    await until(() => core.of('shop').some(({ status }) => status === 'down'));
  });

  it('looks once for all who have the same probe', async () => {
    const server = await serve();
    const core = await observe([
      probed('a', { url: server.url(), name: 'one name' }),
      probed('b', { url: server.url(), environment: 'staging' }),
      service('c', { 'operate-first.io/probe-url': server.url() }),
    ]);

    for (const id of ['a', 'b', 'c']) {
      await until(() => core.of(id).length >= 2);
    }
    const looks = Math.min(...['a', 'b', 'c'].map(id => core.of(id).length));
    expect(server.requests.length).toBeLessThanOrEqual(looks + 1);
    expect(core.of('b')[0].scope).toEqual({ environment: 'staging' });
  });

  it('lets nothing that hangs hold up the others, and never looks twice at once', async () => {
    let open = 0;
    let mostOpen = 0;
    const hanging = await serve((_, response) => {
      open += 1;
      mostOpen = Math.max(mostOpen, open);
      response.once('close', () => {
        open -= 1;
      });
    });
    const server = await serve();
    const core = await observe(
      [
        ...[1, 2].map(i =>
          probed(`hangs-${i}`, { url: hanging.url(`/${i}`), timeout: '30s' }),
        ),
        probed('fine', { url: server.url() }),
      ],
      { concurrency: 1 },
    );

    await until(() => core.of('fine').length >= 3);
    expect(core.observations.map(({ serviceId }) => serviceId)).not.toContain(
      'hangs-1',
    );
    expect(mostOpen).toBe(2);
    expect(hanging.requests).toHaveLength(2);
  });

  it('follows changes and leaves alone what did not change', async () => {
    const server = await serve();
    const at = (path: string) => ({ url: server.url(path), interval: '1h' });
    const core = await observe([probed('a', at('/a')), probed('b', at('/b'))]);
    await until(() => core.of('a')[0] && core.of('b')[0]);

    core.change(probed('a', at('/a')), probed('b', at('/other')), service('c'));
    await until(() => core.of('b').length === 2);
    expect(core.of('b')[1].facts).toMatchObject({ url: server.url('/other') });
    core.change(service('b'), probed('c', at('/c')));
    await until(() => core.of('c')[0]);

    expect(core.declarations.get('b')).toMatchObject({ scopes: [] });
    expect(server.requests.map(({ url }) => url).sort()).toEqual([
      '/a',
      '/b',
      '/c',
      '/other',
    ]);
  });

  it('puts what is wrong with an annotation on the page of the service', async () => {
    const server = await serve();
    const core = await observe([
      probed('shop', { url: server.url(), intervall: '5s' }, { url: 'shop' }),
    ]);

    await until(() => core.of('shop')[0]?.status === 'healthy');
    expect(core.declarations.get('shop')?.problems).toMatchObject([
      { field: 'operate-first.io/probes[0].intervall' },
      { field: 'operate-first.io/probes[1].url' },
    ]);
  });

  it('looks at the others where one service cannot be read', async () => {
    const server = await serve();
    const odd = service('odd');
    odd.entity.metadata.annotations = {
      'operate-first.io/probe-url': 5 as unknown as string,
    };
    const core = await observe([
      odd,
      service('circular', { 'operate-first.io/probes': '- &a {url: *a}' }),
      probed('shop', { url: server.url() }),
    ]);

    await until(() => core.of('shop')[0]?.status === 'healthy');
    expect(core.declarations.get('odd')).toMatchObject({
      scopes: [],
      problems: [
        {
          message: expect.stringMatching(/^The probes .* could not be read: /),
        },
      ],
    });
    expect(core.declarations.get('circular')).toMatchObject({
      scopes: [],
      problems: [{ message: expect.stringContaining('YAML aliases') }],
    });
    core.change(odd, probed('shop', { url: server.url('/other') }));
    await until(
      () => core.of('shop').at(-1)?.facts?.url === server.url('/other'),
    );
  });

  it('does not know what it may not look at, and says so', async () => {
    const core = await observe([
      service('metadata', {
        'operate-first.io/probe-url': 'http://169.254.169.254/latest',
      }),
    ]);

    const seen = await until(() => core.of('metadata')[0]);
    expect(seen).toMatchObject({
      status: 'unknown',
      reasons: [{ code: 'probe.forbidden-address' }],
    });
    expect(seen.events).toBeUndefined();
    const problem = await until(
      () => core.declarations.get('metadata')?.problems[0],
    );
    expect(problem).toMatchObject({
      field: 'operate-first.io/probe-url',
      value: 'http://169.254.169.254/latest',
      message: expect.stringContaining('probes never contact'),
    });
  });

  it('says that it cannot look where the fault is its own', async () => {
    const core = await observe([probed('shop', { url: 'http://shop.test/' })], {
      lookupAll: async () => {
        throw Object.assign(new Error('again'), { code: 'EAI_AGAIN' });
      },
    });

    const failure = await until(() => core.failures[0]);
    expect(failure).toEqual({
      serviceId: 'shop',
      scope: { environment: 'production' },
      reason: 'the name service of the portal does not answer',
    });
    expect(core.observations).toEqual([]);
  });

  it('keeps the last value where the name service hangs', async () => {
    const server = await serve();
    let hangs = false;
    const core = await observe(
      [
        probed('shop', {
          url: server.url('/', 'shop.test'),
          timeout: '300ms',
        }),
      ],
      {
        lookupAll: () =>
          hangs
            ? new Promise(() => {})
            : Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
      },
    );
    await until(() => core.of('shop')[0]?.status === 'healthy');

    hangs = true;
    await expect(until(() => core.failures[0])).resolves.toMatchObject({
      serviceId: 'shop',
      reason: 'the name service of the portal does not answer',
    });
    expect(core.of('shop').map(({ status }) => status)).not.toContain('down');
  });

  it('outlives a store that fails', async () => {
    const server = await serve();
    const core = await observe([probed('shop', { url: server.url() })]);
    await until(() => core.of('shop')[0]);

    core.broken = true;
    await until(() => core.reports.at(-1)?.state === 'failing');
    core.broken = false;
    await until(() => core.reports.at(-1)?.state === 'running');
    const before = core.of('shop').length;
    await until(() => core.of('shop').length > before);
    expect(core.of('shop').at(-1)?.status).toBe('healthy');
  });

  it('does not start where it cannot declare, and starts when asked again', async () => {
    const core = new FakeCore(service('any'));
    cores.push(core);
    core.broken = true;
    const source = ProbeSource.create({
      defaults: { interval: 1_000 },
      concurrency: 1,
      policy: AddressPolicy.create({}),
      logger: mockServices.logger.mock(),
    });

    await expect(source.start(core)).rejects.toThrow('The store is broken');
    core.broken = false;
    await source.start(core);
    expect(core.reports.at(-1)?.message).toMatch(/^Looks at nothing yet/);
  });

  it('writes nothing and asks for nothing after its end', async () => {
    const server = await serve();
    const hanging = await serve(() => {});
    const core = await observe([
      probed('shop', { url: server.url() }),
      probed('hangs', { url: hanging.url(), timeout: '60s' }),
    ]);
    await until(() => core.of('shop')[0] && hanging.requests[0]);

    core.end();
    const asked = server.requests.length;
    // Longer than an interval: a timer that was left would ask again.
    await new Promise(resolve => setTimeout(resolve, 1_500));
    expect(server.requests).toHaveLength(asked);
    expect(hanging.requests).toHaveLength(1);
  });
});
