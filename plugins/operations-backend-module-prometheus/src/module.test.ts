import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  operationsSlosExtensionPoint,
  SignalProvider,
  SliSource,
} from '@operate-first/plugin-operations-node';
import {
  FakePrometheus,
  measureAll,
  ratio,
  selfSigned,
  sourceWith,
  succeed,
} from './__testUtils__';
import { readPrometheusConfig } from './config';
import operationsModulePrometheus from './index';
import { ServerSet } from './server/ServerSet';

jest.setTimeout(60_000);

const range = { from: 0, to: 600_000, stepSeconds: 60 };
const URL = 'http://127.0.0.1:1';

describe('operationsModulePrometheus', () => {
  it('adds a source of SLIs and of golden signals', async () => {
    const sources: SliSource[] = [];
    const signals: SignalProvider[] = [];
    const backend = await startTestBackend({
      features: [
        createBackendPlugin({
          pluginId: 'operations',
          register(env) {
            env.registerExtensionPoint(operationsSlosExtensionPoint, {
              addSource: source => sources.push(source),
              addSignals: provider => signals.push(provider),
            });
            env.registerInit({ deps: {}, async init() {} });
          },
        }),
        operationsModulePrometheus,
        mockServices.rootConfig.factory({
          data: {
            operations: {
              prometheus: { servers: [{ name: 'eu-1', url: URL, page: URL }] },
            },
          },
        }),
      ],
    });
    expect(sources).toMatchObject([{ id: 'prometheus' }]);
    expect(signals).toMatchObject([{ id: 'prometheus' }]);
    const plan = sources[0].plan(ratio({ bad: 'sum(b{c="d"})' }, 't'));
    expect(plan).toEqual({
      ok: true,
      server: 'eu-1',
      queries: [
        {
          title: 'Bad events',
          language: 'PromQL',
          query: 'sum(rate(b{c="d"}[5m]))',
          url: `${URL}/graph?g0.expr=sum(rate(b%7Bc%3D%22d%22%7D%5B5m%5D))&g0.tab=0&g0.range_input=1d`,
        },
        expect.objectContaining({ title: 'All events' }),
      ],
      notes: [expect.stringMatching(/^Counters are read/)],
    });
    await backend.stop();
  });

  it.each([
    [[{ name: 'a', url: 'ftp://x' }], /url is 'ftp:\/\/x'/],
    [[{ name: 'a', url: 'http://u:p@x' }], /carries a password/],
    [[{ name: 'a', url: URL, concurrency: 0 }], /concurrency is 0/],
    [[{ name: 'a', url: URL, timeout: '0s' }], /timeout is no time/],
    [
      [
        { name: 'a', url: URL },
        { name: 'b', url: URL, dataSources: ['a'] },
      ],
      /'a' means both a and b/,
    ],
    [
      [{ name: 'a', url: URL, auth: { basic: { username: 'x' } } }],
      /needs either password or passwordFile/,
    ],
    [[{ name: 'a', url: URL, tls: { certFile: 'x' } }], /certFile and keyFile/],
  ])('does not start with %j', (servers, message) => {
    expect(() =>
      readPrometheusConfig(
        new ConfigReader({ operations: { prometheus: { servers } } }),
      ),
    ).toThrow(message);
  });
});

describe('PrometheusSliSource', () => {
  it('asks nobody but the configured servers, whatever a document says', async () => {
    const stranger = await FakePrometheus.start();
    const server = await FakePrometheus.start();
    const source = sourceWith({ name: 'eu-1', url: server.url });
    const sli = ratio({ bad: 'b' }, 't', { dataSource: 'shadow' });
    const { measure } = sli;
    if (measure.kind === 'ratio') {
      measure.total.spec = { ...measure.total.spec, url: stranger.url };
    }
    const problem = {
      code: 'prometheus.notConfigured',
      message: 'Data source shadow is not configured.',
      remedy: expect.stringContaining('operations.prometheus.servers'),
    };
    expect(source.plan(sli)).toEqual({
      ok: false,
      problem,
      // What is written is shown all the same, without a link to anywhere.
      queries: [
        { title: 'Bad events', language: 'PromQL', query: 'b' },
        { title: 'All events', language: 'PromQL', query: 't' },
      ],
    });
    const [answer] = await measureAll(source, [{ sli, ...range }]);
    expect(answer).toMatchObject({ steps: [], problem });
    // Nor where the server sends it elsewhere.
    server.answer = (_, response) =>
      response
        .writeHead(307, { location: `${stranger.url}/api/v1/query` })
        .end();
    await measureAll(source, [{ sli: ratio({ bad: 'b' }, 't'), ...range }]);
    expect(server.asked.length).toBeGreaterThan(0);
    expect(stranger.asked).toEqual([]);
    await Promise.all([stranger.stop(), server.stop()]);
  });

  it('says at the start what its servers are', async () => {
    const server = await FakePrometheus.start();
    server.answer = (_, response) =>
      succeed(response, { version: '2.42.0', revision: 'x' });
    const { servers } = readPrometheusConfig(
      new ConfigReader({
        operations: {
          prometheus: {
            servers: [
              { name: 'eu-1', url: server.url },
              { name: 'us-1', url: URL },
            ],
          },
        },
      }),
    );
    const logger = mockServices.logger.mock();
    await ServerSet.create(servers).greet(logger);
    expect(logger.info).toHaveBeenCalledWith('eu-1 is Prometheus 2.42.0');
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(/^us-1 does not answer\. .*ECONNREFUSED/),
    );
    await server.stop();
  });

  it('leaves SLIs of others to them, and refuses two servers in one SLI', () => {
    const source = sourceWith({ name: 'a', url: URL }, { name: 'b', url: URL });
    const foreign = ratio({ bad: 'b' }, 't');
    const { measure } = foreign;
    if (measure.kind === 'ratio') {
      measure.bad!.type = 'Operations';
      measure.total.type = 'Operations';
    }
    expect(source.plan(foreign)).toBeUndefined();
    expect(source.plan(ratio({ bad: 'b' }, 't'))).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('several servers') },
    });
    const mixed = ratio({ bad: 'b' }, 't', { dataSource: 'a' });
    if (mixed.measure.kind === 'ratio') mixed.measure.total.dataSource = 'b';
    expect(source.plan(mixed)).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('different servers') },
    });
  });

  it('identifies itself as configured', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
    const file = (name: string, text: string) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    };
    const { cert, key } = selfSigned();
    const server = await FakePrometheus.start({
      cert,
      key,
      ca: [cert],
      requestCert: true,
      rejectUnauthorized: true,
    });
    const pem = file('cert.pem', cert);
    const tls = { caFile: pem, certFile: pem, keyFile: file('key.pem', key) };
    const common = { url: server.url, recordedRules: false };
    const source = sourceWith(
      {
        name: 'basic',
        ...common,
        tls,
        tenant: 'team-a',
        headers: { 'x-extra': 'yes' },
        auth: { basic: { username: 'portal', password: 'pässword' } },
      },
      {
        name: 'bearer',
        ...common,
        tls,
        auth: { bearer: { tokenFile: file('token', 's3cret\n') } },
      },
      { name: 'nobody', ...common, tls: { caFile: pem } },
      {
        name: 'lost',
        ...common,
        tls,
        auth: { bearer: { tokenFile: join(folder, 'missing') } },
      },
    );
    const answers = await measureAll(
      source,
      ['basic', 'bearer', 'nobody', 'lost'].map(dataSource => ({
        sli: ratio({ bad: `b_${dataSource}` }, `t_${dataSource}`, {
          dataSource,
        }),
        ...range,
      })),
    );
    expect(answers.map(({ problem }) => problem?.code)).toEqual([
      undefined,
      undefined,
      'prometheus.unreachable',
      'prometheus.credentials',
    ]);
    const headersOf = (query: string) =>
      server.asked.find(({ parameters }) => parameters.get('query') === query)
        ?.request.headers;
    expect(headersOf('t_basic')).toMatchObject({
      authorization: `Basic ${Buffer.from('portal:pässword').toString(
        'base64',
      )}`,
      'x-scope-orgid': 'team-a',
      'x-extra': 'yes',
    });
    expect(headersOf('t_bearer')).toMatchObject({
      authorization: 'Bearer s3cret',
    });
    expect(headersOf('t_nobody')).toBeUndefined();
    await server.stop();
    rmSync(folder, { recursive: true });
  });
});
