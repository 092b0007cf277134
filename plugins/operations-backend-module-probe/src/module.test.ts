import { setTimeout as delay } from 'node:timers/promises';
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  ObservationSource,
  operationsSourcesExtensionPoint,
} from '@operate-first/plugin-operations-node';
import { FakeCore, service, TestServer, until } from './__testUtils__';
import { readProbeConfig } from './config';
import operationsModuleProbe from './index';

jest.setTimeout(60_000);

describe('operationsModuleProbe', () => {
  it('adds a source that looks as configured', async () => {
    const server = await TestServer.start(async (_, response) => {
      await delay(100);
      response.end();
    });
    const core = new FakeCore(
      service('shop', { 'operate-first.io/probe-url': server.url() }),
    );
    const sources: ObservationSource[] = [];
    const backend = await startTestBackend({
      features: [
        createBackendPlugin({
          pluginId: 'operations',
          register(env) {
            env.registerExtensionPoint(operationsSourcesExtensionPoint, {
              addSource: source => sources.push(source),
            });
            env.registerInit({ deps: {}, init: async () => {} });
          },
        }),
        operationsModuleProbe,
        mockServices.rootConfig.factory({
          data: {
            operations: {
              probe: {
                interval: '1s',
                slowerThan: { milliseconds: 20 },
                allow: ['127.0.0.1/32'],
              },
            },
          },
        }),
      ],
    });
    try {
      expect(sources).toMatchObject([{ id: 'probe', title: 'HTTP probes' }]);
      await sources[0].start(core);
      const seen = await until(() => core.of('shop')[0]);
      expect(seen).toMatchObject({
        status: 'degraded',
        reasons: [{ code: 'probe.slow' }],
      });
    } finally {
      core.end();
      await backend.stop();
      await server.stop();
    }
  });

  it.each([
    [{ interval: '500ms' }, /interval is shorter than a second/],
    [{ slowerThan: '0s' }, /slowerThan is no time at all/],
    [{ slowerThan: 'fast' }, /operations\.probe\.slowerThan/],
    [{ concurrency: 0 }, /concurrency is 0; write a whole number/],
    [{ allow: ['http://x'] }, /allow names 'http:\/\/x'/],
  ])('does not start with %p', (probe, message) => {
    expect(() =>
      readProbeConfig(new ConfigReader({ operations: { probe } })),
    ).toThrow(message);
  });

  it('has defaults for everything', () => {
    const { defaults, concurrency } = readProbeConfig(new ConfigReader({}));
    expect(defaults).toEqual({ interval: 10_000, slowerThan: undefined });
    expect(concurrency).toBe(50);
  });
});
