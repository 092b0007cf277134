import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import heartbeat from './__testUtils__/heartbeat';
import {
  ObservationFailure,
  ObservationInput,
  ObservationSource,
  ObservedService,
  operationsSourcesExtensionPoint,
  ServiceDeclaration,
} from './index';

/** Starts a backend with the module and a core that only collects its sources. */
async function sourcesOf(feature: typeof heartbeat) {
  const sources: ObservationSource[] = [];
  const core = createBackendPlugin({
    pluginId: 'operations',
    register(env) {
      env.registerExtensionPoint(operationsSourcesExtensionPoint, {
        addSource: source => sources.push(source),
      });
      env.registerInit({ deps: {}, init: async () => {} });
    },
  });
  const backend = await startTestBackend({ features: [core, feature] });
  return { sources, backend };
}

function serviceWith(id: string, file?: string): ObservedService {
  return {
    id,
    entityRef: `component:default/${id}`,
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: id,
        annotations: file ? { 'example.com/heartbeat-file': file } : {},
      },
    },
  };
}

describe('the source of the README', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'heartbeat-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('is written in under 60 lines, as it stands there', async () => {
    const readme = await readFile(join(__dirname, '../README.md'), 'utf8');
    const source = await readFile(
      join(__dirname, '__testUtils__/heartbeat.ts'),
      'utf8',
    );
    const [, shown] = /```ts\n(.*?)```/s.exec(readme) ?? [];

    expect(shown).toBe(
      source.replace(`'../index'`, `'@operate-first/plugin-operations-node'`),
    );
    expect(shown.split('\n').length).toBeLessThan(60);
  });

  it('observes services through the extension point', async () => {
    const files = ['beats', 'stopped', 'missing'].map(name =>
      join(folder, name),
    );
    const [beats, stopped, missing] = files;
    await writeFile(beats, '');
    await writeFile(stopped, '');
    const past = new Date(Date.now() - 600_000);
    await utimes(stopped, past, past);
    let services = [
      serviceWith('beats', beats),
      serviceWith('stopped', stopped),
      serviceWith('missing', missing),
      serviceWith('other'),
    ];
    const declared = new Map<string, ServiceDeclaration>();
    const observations: ObservationInput[] = [];
    const failures: ObservationFailure[] = [];
    const end = new AbortController();
    let changed = () => {};
    const { sources, backend } = await sourcesOf(heartbeat);

    try {
      expect(sources).toMatchObject([{ id: 'heartbeat' }]);
      await sources[0].start({
        signal: end.signal,
        declaredScopes: async () => [],
        listServices: () => services,
        onServicesChanged: listener => {
          changed = listener;
        },
        declare: async declarations => {
          for (const one of declarations) declared.set(one.serviceId, one);
        },
        record: async seen => {
          observations.push(...seen);
        },
        recordFailures: async failed => {
          failures.push(...failed);
        },
        recordChanges: async () => {},
        recordCluster: async () => {},
        report: () => {},
      });

      expect([...declared.values()].map(({ scopes }) => scopes.length)).toEqual(
        [1, 1, 1, 0],
      );
      expect(observations).toMatchObject([
        { serviceId: 'beats', status: 'healthy', reasons: [] },
        {
          serviceId: 'stopped',
          status: 'down',
          reasons: [{ code: 'heartbeat.late' }],
        },
      ]);
      expect(failures).toMatchObject([{ serviceId: 'missing' }]);

      services = [serviceWith('beats')];
      changed();
      expect(declared.get('beats')?.scopes).toEqual([]);
    } finally {
      end.abort();
      await backend.stop();
    }
  });
});
