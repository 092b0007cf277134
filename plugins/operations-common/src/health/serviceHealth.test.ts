import fc from 'fast-check';
import {
  HealthStatus,
  LocationHealth,
  Observation,
} from '../generated/openapi';
import {
  combineLocations,
  environmentHealths,
  locationHealth,
  serviceHealth,
  worstStatus,
} from './serviceHealth';

const now = new Date('2026-11-20T12:00:00.000Z');
const STATUSES: HealthStatus[] = ['healthy', 'degraded', 'down', 'unknown'];
const statuses = fc.array(fc.constantFrom(...STATUSES), { maxLength: 8 });

/** An observation made `age` seconds ago, every ten seconds. */
function seen(
  status: HealthStatus,
  options: {
    environment?: string;
    cluster?: string;
    source?: string;
    age?: number;
  } = {},
): Observation {
  const {
    environment = 'production',
    cluster,
    source = 'probe',
    age = 0,
  } = options;
  return {
    source,
    scope: cluster === undefined ? { environment } : { environment, cluster },
    status,
    reasons:
      status === 'healthy'
        ? []
        : [{ code: `${source}.test`, status, message: `It is ${status}.` }],
    facts: {},
    stale: false,
    intervalSeconds: 10,
    observedAt: new Date(now.getTime() - age * 1000).toISOString(),
  };
}

function location(status: HealthStatus, cluster: string): LocationHealth {
  const scope = { environment: 'production', cluster };
  return locationHealth(scope, [seen(status, { cluster })], now);
}

describe('worstStatus', () => {
  it.each<[HealthStatus[], HealthStatus]>([
    [[], 'unknown'],
    [['healthy'], 'healthy'],
    [['healthy', 'unknown'], 'unknown'],
    [['unknown', 'degraded', 'healthy'], 'degraded'],
    [['degraded', 'down', 'unknown'], 'down'],
  ])('of %p is %s', (given, worst) => {
    expect(worstStatus(given)).toBe(worst);
  });

  it('does not depend on order or repetition, and never gets better by more', () => {
    const rank = (status: HealthStatus) =>
      ['healthy', 'unknown', 'degraded', 'down'].indexOf(status);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...STATUSES), { minLength: 1 }),
        fc.constantFrom(...STATUSES),
        (given, more) => {
          const worst = worstStatus(given);
          expect(given).toContain(worst);
          expect(worstStatus([...given, ...given].reverse())).toBe(worst);
          expect(rank(worstStatus([...given, more]))).toBe(
            Math.max(rank(worst), rank(more)),
          );
        },
      ),
    );
  });
});

describe('locationHealth', () => {
  const scope = { environment: 'production' };

  it('is the worst that its sources say, each reason with its source and scope', () => {
    const health = locationHealth(
      scope,
      [seen('healthy'), seen('degraded', { source: 'kubernetes' })],
      now,
    );
    expect(health).toEqual({
      scope,
      status: 'degraded',
      reasons: [
        {
          code: 'kubernetes.test',
          status: 'degraded',
          message: 'It is degraded.',
          source: 'kubernetes',
          scope,
        },
      ],
    });
  });

  it.each(STATUSES.filter(status => status !== 'unknown'))(
    'takes an old %s for unknown and says why',
    status => {
      const health = locationHealth(scope, [seen(status, { age: 30 })], now);
      expect(health).toMatchObject({
        status: 'unknown',
        reasons: [
          {
            code: 'probe.stale',
            status: 'unknown',
            message:
              'Not known at present: probe has not looked for more than 3 intervals.',
          },
        ],
      });
    },
  );
});

describe('combineLocations', () => {
  it.each<[HealthStatus[], HealthStatus]>([
    [[], 'unknown'],
    [['healthy', 'healthy'], 'healthy'],
    [['down', 'healthy'], 'degraded'],
    [['down', 'degraded'], 'degraded'],
    [['down', 'down'], 'down'],
    [['degraded', 'degraded'], 'degraded'],
    [['unknown', 'unknown'], 'unknown'],
    // What nobody observes is named and does not decide.
    [['unknown', 'healthy'], 'healthy'],
    [['unknown', 'down'], 'down'],
    [['unknown', 'down', 'healthy'], 'degraded'],
  ])('of %p is %s', (given, combined) => {
    const locations = given.map((status, i) => location(status, `c${i}`));
    expect(combineLocations(locations).status).toBe(combined);
  });

  it('names every location that is not well, the worst first', () => {
    const { reasons } = combineLocations([
      location('unknown', 'a'),
      location('healthy', 'b'),
      location('degraded', 'c'),
      location('down', 'd'),
      { scope: { environment: 'production' }, status: 'unknown', reasons: [] },
    ]);
    expect(
      reasons.map(({ status, scope }) => [status, scope?.cluster]),
    ).toEqual([
      ['down', 'd'],
      ['degraded', 'c'],
      ['unknown', 'a'],
      ['unknown', undefined],
    ]);
    expect(reasons[3].code).toBe('operations.not-observed');
  });

  it('follows the rules of the architecture for any locations', () => {
    fc.assert(
      fc.property(statuses, given => {
        const locations = given.map((status, i) => location(status, `c${i}`));
        const { status, reasons } = combineLocations(locations);
        const known = given.filter(one => one !== 'unknown');

        expect(status === 'unknown').toBe(known.length === 0);
        expect(status === 'down').toBe(
          known.length > 0 && known.every(one => one === 'down'),
        );
        expect(status === 'healthy').toBe(
          known.length > 0 && known.every(one => one === 'healthy'),
        );
        expect(new Set(reasons.map(({ scope }) => scope?.cluster))).toEqual(
          new Set(
            locations
              .filter(one => one.status !== 'healthy')
              .map(({ scope }) => scope.cluster),
          ),
        );
        expect(combineLocations([...locations].reverse()).status).toBe(status);
      }),
    );
  });
});

describe('environmentHealths', () => {
  it('groups by environment and location, headline environments first', () => {
    const healths = environmentHealths(
      [
        seen('healthy', { environment: 'beta' }),
        seen('healthy', { cluster: 'eu-1' }),
        seen('down', { cluster: 'eu-1', source: 'kubernetes' }),
        seen('healthy', { cluster: 'us-1' }),
        seen('down', { environment: 'alpha' }),
      ],
      { now },
    );
    expect(
      healths.map(({ environment, headline, health, locations }) => [
        environment,
        headline,
        health.status,
        locations.map(({ scope, status }) => [scope.cluster, status]),
      ]),
    ).toEqual([
      [
        'production',
        true,
        'degraded',
        [
          ['eu-1', 'down'],
          ['us-1', 'healthy'],
        ],
      ],
      ['alpha', false, 'down', [[undefined, 'down']]],
      ['beta', false, 'healthy', [[undefined, 'healthy']]],
    ]);
  });
});

describe('serviceHealth', () => {
  it('is unknown where nobody looks, and says how to begin', () => {
    expect(serviceHealth([], { now })).toMatchObject({
      status: 'unknown',
      reasons: [
        {
          code: 'operations.not-observed',
          remedy: expect.stringContaining('operate-first.io/probe-url'),
        },
      ],
    });
  });

  it('lets production alone decide', () => {
    const staging = seen('down', { environment: 'staging' });
    expect(serviceHealth([seen('healthy'), staging], { now })).toEqual({
      status: 'healthy',
      reasons: [],
    });
    expect(serviceHealth([staging], { now })).toMatchObject({
      status: 'unknown',
      reasons: [
        {
          code: 'operations.no-headline-environment',
          message: 'Observed only in staging; nobody looks at production.',
        },
      ],
    });
    expect(
      serviceHealth([seen('healthy'), staging], {
        now,
        headlineEnvironments: ['staging'],
      }).status,
    ).toBe('down');
  });

  it('is never healthy without a fresh healthy look, and always gives a reason otherwise', () => {
    const observation = fc
      .record({
        status: fc.constantFrom(...STATUSES),
        environment: fc.constantFrom('production', 'staging'),
        cluster: fc.constantFrom(undefined, 'eu-1', 'us-1'),
        source: fc.constantFrom('probe', 'kubernetes'),
        age: fc.integer({ min: 0, max: 60 }),
      })
      .map(one => ({ ...one, observation: seen(one.status, one) }));
    fc.assert(
      fc.property(fc.array(observation, { maxLength: 10 }), all => {
        const health = serviceHealth(
          all.map(one => one.observation),
          { now },
        );
        const fresh = all.filter(
          one => one.environment === 'production' && one.age < 30,
        );
        const isHealthy = health.status === 'healthy';
        expect(isHealthy && !fresh.some(one => one.status === 'healthy')).toBe(
          false,
        );
        expect(health.reasons.length > 0 || isHealthy).toBe(true);
        expect(health.reasons.map(({ status }) => status)).not.toContain(
          'healthy',
        );
      }),
    );
  });
});
