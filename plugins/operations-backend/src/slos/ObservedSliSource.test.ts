import { Knex } from 'knex';
import { mockServices } from '@backstage/backend-test-utils';
import { takeLease, testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { slo, SloLab } from '../__testUtils__/SloLab';
import { BucketWriter } from '../buckets/BucketWriter';
import { DurationThresholds } from './DurationThresholds';
import { ObservedSliSource } from './ObservedSliSource';

const databases = testDatabases();
const MINUTE = 60_000;

const looks = (spec: object) => ({
  metricSource: { type: 'Operations', spec },
});

const AVAILABILITY = {
  ratioMetric: {
    counter: false,
    good: looks({ measure: 'availability', events: 'good' }),
    total: looks({ measure: 'availability', events: 'total' }),
  },
};

const DURATION = { thresholdMetric: looks({ measure: 'duration' }) };

describe.each(databases.ids)('SLOs over looks on %s', databaseId => {
  let database: Knex;
  let lab: SloLab;
  let writer: BucketWriter;
  let serviceId: string;

  beforeEach(async () => {
    database = await databases.open(databaseId);
    lab = await SloLab.create(database, now => [
      ObservedSliSource.create({ database, flushMilliseconds: 0, now }),
    ]);
    const thresholds = DurationThresholds.create({
      database,
      logger: mockServices.logger.mock(),
    });
    await lab.catalog(
      component('shop'),
      slo('availability', { indicator: AVAILABILITY }),
      slo('latency', {
        indicator: DURATION,
        spec: { objectives: [{ target: 0.9, op: 'lte', value: 0.5 }] },
      }),
    );
    await thresholds.refresh();
    serviceId = await lab.core.id('shop');
    writer = BucketWriter.create({
      database,
      lease: await takeLease(database, 'source:probe'),
      thresholdsOf: thresholds.of.bind(thresholds),
    });
  });

  /** Two places look every ten seconds for so many minutes; each look is as said. */
  async function look(
    minutes: number,
    seen: (look: number) => { good: boolean; seconds?: number },
  ) {
    for (let at = 0; at < minutes * 6; at += 1) {
      // Looks are never quite in time.
      lab.now += at % 2 ? 9_871 : 10_129;
      const { good, seconds } = seen(at);
      for (const cluster of ['eu-1', 'us-1']) {
        writer.add('probe', [
          {
            serviceId,
            scope: { environment: 'production', cluster },
            status: good ? 'healthy' : 'down',
            reasons: [],
            observedAt: new Date(lab.now),
            events: {
              good: good ? 1 : 0,
              total: 1,
              coveredSeconds: 10,
              seconds,
            },
          },
        ]);
      }
    }
    await writer.flush();
    lab.now += MINUTE;
    await lab.round();
  }

  it('has budgets of availability and duration without any Prometheus', async () => {
    // One look in ten fails, one in five of the others is slow.
    await look(20, at =>
      at % 10 === 0
        ? { good: false }
        : { good: true, seconds: at % 5 === 1 ? 0.8 : 0.2 },
    );
    const availability = await lab.evaluation('availability');
    expect(availability.objectives[0].sli).toBeCloseTo(0.9, 1);
    expect(availability.objectives[0].unit).toBe('events');
    const latency = await lab.evaluation('latency');
    const { good, total, unit } = latency.objectives[0];
    expect(unit).toBe('seconds');
    expect(Number.isInteger(total)).toBe(true);
    // What did not answer was not measured: 9 of 10 looks, of which 7 were quick.
    expect((good ?? 0) / (total ?? 1)).toBeCloseTo(7 / 9, 1);
    expect(await database('slis').distinct('measure')).toHaveLength(2);
  });

  it('goes back to what was counted before there was an SLO, as far as it is kept', async () => {
    await lab.catalog(component('shop'));
    for (let day = 0; day < 6; day += 1) {
      await look(10, () => ({ good: true, seconds: 0.1 }));
      lab.now += 24 * 60 * MINUTE;
    }
    await lab.work.compact(lab.lease);
    await lab.catalog(
      component('shop'),
      slo('availability', { indicator: AVAILABILITY }),
    );
    for (let round = 0; round < 30; round += 1) await lab.round();
    const { objectives } = await lab.evaluation('availability');
    expect(objectives[0]).toMatchObject({ good: 6 * 120, total: 6 * 120 });
  });

  it('refuses in words what it cannot measure', async () => {
    await lab.catalog(
      component('shop'),
      slo('raw', {
        indicator: {
          ratioMetric: {
            counter: false,
            rawType: 'success',
            raw: looks({ measure: 'availability' }),
          },
        },
      }),
      slo('lost', {
        indicator: AVAILABILITY,
        spec: { service: 'nowhere' },
      }),
      slo('foreign', {
        indicator: {
          thresholdMetric: {
            metricSource: { type: 'Datadog', spec: { query: 'x' } },
          },
        },
        spec: { objectives: [{ target: 0.9, op: 'lte', value: 1 }] },
      }),
    );
    await lab.round();
    const said = async (name: string) => (await lab.evaluation(name)).message;
    expect(await said('raw')).toContain('has no ratios to read');
    expect(await said('lost')).toContain('does not know which service');
    expect(await said('foreign')).toContain('type Datadog');
  });
});
