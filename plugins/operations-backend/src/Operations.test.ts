import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  ObservationSource,
  SourceContext,
} from '@operate-first/plugin-operations-node';
import { testDatabases } from './__testUtils__/databases';
import { component } from './__testUtils__/entities';
import { FakeSliSource } from './__testUtils__/FakeSliSource';
import { slo } from './__testUtils__/SloLab';
import { until } from './__testUtils__/until';
import { AvailabilityReader } from './buckets/AvailabilityReader';
import { Operations } from './Operations';
import { readOperationsConfig } from './config';
import { SliSourceSet } from './slos/SliSourceSet';
import { SourceSet } from './sources/SourceSet';

const databases = testDatabases();
const scope = { environment: 'production' };

/** A source that lets the test speak through its contexts. */
class Puppet implements ObservationSource {
  readonly id = 'puppet';
  readonly title = 'Puppet';
  readonly contexts: SourceContext[] = [];

  async start(context: SourceContext) {
    this.contexts.push(context);
  }

  async serviceId() {
    return until(() => this.contexts.at(-1)?.listServices()[0]?.id);
  }

  async look() {
    await this.declare();
    await this.record();
  }

  async declare() {
    const serviceId = await this.serviceId();
    await this.contexts.at(-1)?.declare([
      {
        serviceId,
        scopes: [{ ...scope, intervalSeconds: 60 }],
        problems: [],
      },
    ]);
  }

  async record() {
    const context = this.contexts.at(-1);
    const [service] = context?.listServices() ?? [];
    await context?.record([
      {
        serviceId: service.id,
        scope,
        status: 'healthy',
        reasons: [],
        observedAt: new Date(),
        events: { good: 1, total: 1, coveredSeconds: 10 },
      },
    ]);
  }
}

describe.each(databases.ids)('Operations on %s', databaseId => {
  async function prepare() {
    const database = await databases.open(databaseId);
    const usual = readOperationsConfig(mockServices.rootConfig());
    const start = async (source: Puppet, sliSource?: FakeSliSource) => {
      const operations = Operations.create({
        database,
        logger: mockServices.logger.mock(),
        auth: mockServices.auth(),
        catalog: catalogServiceMock({
          entities: [component('shop'), slo('availability')],
        }),
        signals: { publish: async () => {} },
        sources: SourceSet.create([source]),
        sliSources: SliSourceSet.create(sliSource ? [sliSource] : []),
        config: {
          ...usual,
          projectionMilliseconds: 200,
          // Longer than the test: what is stored was stored at the end.
          flushMilliseconds: 600_000,
          slos: { ...usual.slos, intervalMilliseconds: 100 },
        },
        leaseTimes: {
          ttlMilliseconds: 2_000,
          renewMilliseconds: 200,
          retryMilliseconds: 100,
        },
      });
      await operations.start();
      return operations;
    };
    return { database, start };
  }

  it('stores what was counted when it stops, and goes on where it stopped', async () => {
    const { database, start } = await prepare();
    const source = new Puppet();
    for (const total of [1, 2, 3]) {
      const operations = await start(source);
      await until(() => source.contexts.length === total || undefined);
      const serviceId = await source.serviceId();
      await source.look();
      await operations.stop();
      expect(source.contexts.at(-1)?.signal.aborted).toBe(true);
      expect(
        await AvailabilityReader.create({ database, writers: () => [] }).read(
          serviceId,
          { hours: 1, environments: ['production'] },
        ),
      ).toMatchObject({ total });
    }
  });

  it('stores what is being recorded while it stops', async () => {
    const { database, start } = await prepare();
    const source = new Puppet();
    const operations = await start(source);
    const serviceId = await source.serviceId();
    await source.declare();
    const recording = source.record();
    await operations.stop();
    await recording;
    expect(
      await AvailabilityReader.create({ database, writers: () => [] }).read(
        serviceId,
        { hours: 1, environments: ['production'] },
      ),
    ).toMatchObject({ total: 1 });
  });

  it('says why what was seen is old where a source cannot begin', async () => {
    const { database, start } = await prepare();
    const before = new Puppet();
    const first = await start(before);
    await before.look();
    await first.stop();

    const dead = new Puppet();
    dead.start = async context => {
      const message = 'eu-1 does not answer. Look whether it runs.';
      context.report({ state: 'failing', message });
      await new Promise(resolve => {
        context.signal.addEventListener('abort', resolve);
      });
    };
    const second = await start(dead);
    const observed = await until(async () =>
      database('observations').whereNotNull('stale_reason').first(),
    );
    expect(observed).toMatchObject({
      status: 'healthy',
      stale_reason: 'eu-1 does not answer',
    });
    await second.stop();
  });

  it('refuses to write for a source whose time is over', async () => {
    const { start } = await prepare();
    const source = new Puppet();
    const operations = await start(source);
    await source.serviceId();
    await operations.stop();
    await expect(source.look()).rejects.toThrow('abort');
  });

  it('runs a source in one process, and in the next when that one ends', async () => {
    const { start } = await prepare();
    const [first, second] = [new Puppet(), new Puppet()];
    const a = await start(first);
    await first.look();
    // Two processes do not share a SQLite file: there the second begins after the first.
    const b = databaseId === 'SQLITE_3' ? undefined : await start(second);
    const early = second.contexts.length;
    await a.stop();
    const next = b ?? (await start(second));
    await second.look();
    expect(early).toBe(0);
    expect(first.contexts).toHaveLength(1);
    await next.stop();
  });

  it('measures and evaluates SLOs in the background, and goes on after a restart', async () => {
    const { database, start } = await prepare();
    /** Runs until it has an opinion, and says how far back the first question went. */
    const run = async () => {
      const sliSource = new FakeSliSource(Date.now);
      const operations = await start(new Puppet(), sliSource);
      const [first] = await until(() =>
        sliSource.requests.length > 0 ? sliSource.requests : undefined,
      );
      const row = await until(async () =>
        database('slos').where('state', 'ok').first(),
      );
      await operations.stop();
      expect(JSON.parse(row.evaluation).objectives).toMatchObject([
        { sli: 0.99 },
      ]);
      return Date.now() - first.from;
    };
    expect(await run()).toBeGreaterThan(3_000_000);
    // The second process asks for what the first has not seen.
    expect(await run()).toBeLessThan(600_000);
  }, 60_000);
});
