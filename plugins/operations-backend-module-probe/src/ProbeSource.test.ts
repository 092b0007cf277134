import { mockServices } from '@backstage/backend-test-utils';
import { AddressPolicy } from './AddressPolicy';
import { ProbeSource } from './ProbeSource';
import { FakeCore } from './testing/FakeCore';
import { probed, service } from './testing/services';
import { TestServer } from './testing/TestServer';
import { until } from './testing/until';

describe('ProbeSource', () => {
  const cores: FakeCore[] = [];
  const servers: TestServer[] = [];

  afterEach(async () => {
    for (const core of cores.splice(0)) core.end();
    await Promise.all(servers.splice(0).map(server => server.stop()));
  });

  async function serve(...args: Parameters<typeof TestServer.start>) {
    const server = await TestServer.start(...args);
    servers.push(server);
    return server;
  }

  async function observe(...services: ReturnType<typeof service>[]) {
    const core = new FakeCore(...services);
    cores.push(core);
    const source = ProbeSource.create({
      defaultIntervalMs: 1_000,
      concurrency: 50,
      policy: AddressPolicy.create({ allow: ['127.0.0.1', '::1'] }),
      logger: mockServices.logger.mock(),
      random: () => 0,
    });
    await source.start(core);
    return core;
  }

  it('turns red where a service breaks, and recovers with it', async () => {
    const server = await serve();
    const url = server.url();
    const core = await observe(
      service('shop', { 'operate-first.io/probe-url': url }),
    );

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
      events: { good: 1, total: 1, coveredSeconds: expect.any(Number) },
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
    expect(core.reports.at(-1)).toEqual({
      state: 'running',
      message: 'Looks at 1 endpoint of 1 service; 1 of them is down.',
    });

    server.answer = (_, response) => response.end();
    await until(() => core.of('shop').at(-1)?.status === 'healthy');
  });
});
