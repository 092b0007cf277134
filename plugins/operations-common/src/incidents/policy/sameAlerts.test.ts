import fc from 'fast-check';
import { PolicyAlert } from '../model';
import { byStart } from './order';
import {
  alertIdentity,
  isMeanwhile,
  mayShareCluster,
  toldTogether,
} from './sameAlerts';
import { inputOf, NOW } from './__testUtils__/story';

/** In short, as `slo 60s + alertmanager 30s`, one line for each that is told. */
function groupsIn(lines: string[], change?: (alert: PolicyAlert) => object) {
  const { alerts } = inputOf({ alerts: lines });
  const changed = alerts.map(one => ({ ...one, ...change?.(one) }));
  const told = (ones: PolicyAlert[]) =>
    ones
      .map(one => `${one.source} ${(NOW - one.startsAt) / 1000}s`)
      .join(' + ');
  const groups = toldTogether(changed).map(told);
  // The order in which they are read does not matter.
  expect(toldTogether([...changed].reverse()).map(told)).toEqual(groups);
  return groups;
}

describe('alerts that are told once', () => {
  it.each([
    {
      name: 'a budget by its own evaluation and by Prometheus, which adds labels',
      alerts: [
        'page mail 1m of page_1h as slo',
        'page mail 30s of page_1h by a on eu-1 as am',
      ],
      told: ['slo 60s + am 30s'],
    },
    {
      name: 'by three',
      alerts: [
        'page mail 1m of page_1h by a as am-1',
        'page mail 50s of page_1h by b as am-2',
        'page mail 40s of page_1h as slo',
      ],
      told: ['am-1 60s + am-2 50s + slo 40s'],
    },
    {
      name: 'by one source in two copies',
      alerts: [
        'page mail 1m of page_1h by a as am',
        'page mail 30s of page_1h by b as am',
      ],
      told: ['am 60s + am 30s'],
    },
    {
      name: 'another tier is told of its own',
      alerts: [
        'page mail 1m of page_1h as slo',
        'page mail 30s of page_6h as am',
      ],
      told: ['slo 60s', 'am 30s'],
    },
    {
      name: 'another service, too',
      alerts: [
        'page mail 1m of page_1h as slo',
        'page shop 30s of page_1h as am',
      ],
      told: ['slo 60s', 'am 30s'],
    },
    {
      name: 'and another environment',
      alerts: [
        'page mail 1m of page_1h as slo',
        'page mail 30s of page_1h in staging as am',
      ],
      told: ['slo 60s', 'am 30s'],
    },
    {
      name: 'two clusters are two, and who looks at all of them tells with the first',
      alerts: [
        'page mail 1m of page_1h on eu-1 as am',
        'page mail 50s of page_1h on us-1 as am',
        'page mail 40s of page_1h as slo',
      ],
      told: ['am 60s + slo 40s', 'am 50s'],
    },
    {
      name: 'the same labels at two Alertmanagers',
      alerts: ['page mail 1m as am-1', 'page mail 30s as am-2'],
      told: ['am-1 60s + am-2 30s'],
    },
    {
      name: 'other labels of what is no budget are another alert',
      alerts: ['page mail 1m as am-1', 'page mail 30s by b as am-2'],
      told: ['am-1 60s', 'am-2 30s'],
    },
    {
      name: 'what fires again is told again',
      alerts: [
        'page mail 10m ended 9m of page_1h as slo',
        'page mail 1m of page_1h as slo',
        'page mail 30s of page_1h by a as am',
      ],
      told: ['slo 600s', 'slo 60s + am 30s'],
    },
    {
      name: 'it goes on while one of them says so',
      alerts: [
        'page mail 10m ended 5m of page_1h as slo',
        'page mail 9m of page_1h by a as am',
        'page mail 4m of page_1h as slo',
      ],
      told: ['slo 600s + am 540s + slo 240s'],
    },
  ])('$name', ({ alerts, told }) => {
    expect(groupsIn(alerts)).toEqual(told);
  });

  it.each(['slo', 'tier'])('is known by its labels where %s is missing', gone =>
    expect(
      groupsIn(
        ['page mail 1m of page_1h as slo', 'page mail 30s of page_1h by a'],
        ({ labels }) => ({ labels: { ...labels, [gone]: '' } }),
      ),
    ).toHaveLength(2),
  );

  it('another objective of the SLO is told of its own', () => {
    expect(
      groupsIn(
        ['page mail 1m of page_1h as slo', 'page mail 30s of page_1h as am'],
        ({ labels, source }) => ({
          labels: { ...labels, objective: source === 'am' ? '1' : '0' },
        }),
      ),
    ).toEqual(['slo 60s', 'am 30s']);
  });
});

/** What it means, in so many words: each is compared with all before it. */
function oneByOne(alerts: PolicyAlert[]): PolicyAlert[][] {
  const groups: PolicyAlert[][] = [];
  for (const alert of [...alerts].sort(byStart)) {
    const group = groups.find(
      ones =>
        ones.every(
          one =>
            alertIdentity(one) === alertIdentity(alert) &&
            mayShareCluster(one, alert),
        ) && ones.some(one => isMeanwhile(one, alert)),
    );
    if (group) group.push(alert);
    else groups.push([alert]);
  }
  return groups;
}

/** An alert of few identities, clusters and moments, so that many meet. */
const anyAlert = fc
  .record({
    tier: fc.constantFrom('page_1h', 'page_6h', ''),
    fingerprint: fc.constantFrom('a', 'b'),
    source: fc.constantFrom('slo', 'am-1', 'am-2'),
    cluster: fc.option(fc.constantFrom('eu-1', 'us-1'), { nil: undefined }),
    startsAt: fc.nat(20),
    lasts: fc.option(fc.nat(5), { nil: undefined }),
  })
  .map(
    ({ tier, lasts, ...alert }): Omit<PolicyAlert, 'id'> => ({
      ...alert,
      severity: 'page',
      title: 'Trouble',
      labels: { alertname: 'SloBurn', slo: 'default/shop', tier },
      endsAt: lasts === undefined ? undefined : alert.startsAt + lasts,
    }),
  );

it('alerts are put together as if each were compared with all others', () => {
  fc.assert(
    fc.property(fc.array(anyAlert, { maxLength: 40 }), some => {
      const alerts = some.map((alert, at) => ({ ...alert, id: `${at}` }));
      expect(toldTogether(alerts)).toEqual(oneByOne(alerts));
    }),
    { numRuns: 500 },
  );
});

it('fifty thousand copies are put together one by one, not each with all others', () => {
  const [alert] = inputOf({ alerts: ['page mail 1m of page_1h as am'] }).alerts;
  const copies = Array.from({ length: 50_000 }, (_, at) => ({
    ...alert,
    id: `${at}`,
    // Of the first half, each is over before the next begins.
    startsAt: at * 10,
    endsAt: at < 25_000 ? at * 10 + 1 : undefined,
  }));
  const groups = toldTogether(copies);
  expect(groups).toHaveLength(25_001);
  expect(groups.at(-1)).toHaveLength(25_000);
});
