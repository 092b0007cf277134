import fc from 'fast-check';
import { IncidentPolicyDecision, PolicyIncident, PolicyInput } from '../model';
import { decideIncidents } from './decideIncidents';
import { carryOut } from './carryOut';
import { inputOf } from './__testUtils__/story';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
const SERVICE = fc.constantFrom(...NAMES, '-', 'gone');

const ALERT = fc
  .record({
    severity: fc.constantFrom('page', 'page', 'ticket', 'info'),
    service: SERVICE,
    age: fc.constantFrom('0s', '30s', '60s', '60s', '5m', '1h'),
    ended: fc.constantFrom('', '', '', ' ended 10s', ' ended 6m'),
    environment: fc.constantFrom('', '', ' in staging', ' in production'),
    cluster: fc.constantFrom('', ' on eu-1', ' on us-1'),
    source: fc.constantFrom('', ' as slo'),
    burns: fc.constantFrom('', '', '', ' of page_1h', ' of ticket_1d by a'),
    name: fc.constantFrom(
      '',
      ' named Down',
      ' named Slow',
      ' named SloBurn',
      ' named SloBurn',
    ),
    impact: fc.constantFrom('', ' outage', ' minor'),
    suppressed: fc.constantFrom('', '', '', '', ' silenced'),
    incident: fc.constantFrom('', '', '', ' (INC-1)', ' (INC-2)', ' (INC-3)'),
  })
  .map(
    one =>
      `${one.severity} ${one.service} ${one.age}${one.ended}${one.environment}${one.cluster}${one.source}${one.burns}${one.name}${one.impact}${one.suppressed}${one.incident}`,
  );

const EDGE = fc
  .tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES))
  .map(([a, b]) => `${a} > ${b}`);

/** Each with a root of its own: the store has no two open ones with the same group key. */
const INCIDENTS = fc
  .tuple(
    fc.shuffledSubarray(NAMES, { minLength: 0, maxLength: 3 }),
    fc.array(
      fc.record({
        also: fc.constantFrom('', '+a', '+f'),
        age: fc.constantFrom('30s', '60s', '5m', '2h'),
        state: fc.constantFrom('', '', ' resolved 20s', ' resolved 20m'),
        who: fc.constantFrom('', '', ' touched', ' declared', ' drill'),
        impact: fc.constantFrom('', ' outage', ' minor'),
      }),
      { minLength: 3, maxLength: 3 },
    ),
  )
  .map(([roots, others]) =>
    roots.map((root, index) => {
      const { also, age, state, who, impact } = others[index];
      const second = also.slice(1) === root ? '' : also;
      return `INC-${index + 1} ${root}${second} ${age}${state}${who}${impact}`;
    }),
  );

const STORY = fc.record({
  map: fc.array(EDGE, { maxLength: 8 }).map(edges => [...NAMES, ...edges]),
  alerts: fc.array(ALERT, { maxLength: 14 }),
  incidents: INCIDENTS,
  maintenance: fc.array(
    fc.constantFrom('a 10m', 'b 10m on eu-1', 'c 10m in staging'),
    { maxLength: 2 },
  ),
  policy: fc.record({
    stormServices: fc.constantFrom(2, 5),
    closeUntouchedSeconds: fc.constantFrom(undefined, 300),
  }),
});

/** Nothing that happened to be first in the input may matter. */
function reversed(input: PolicyInput): PolicyInput {
  return {
    ...input,
    alerts: [...input.alerts].reverse(),
    services: [...input.services]
      .reverse()
      .map(one => ({ ...one, dependsOn: [...one.dependsOn].reverse() })),
    incidents: [...input.incidents].reverse(),
    maintenance: [...input.maintenance].reverse(),
  };
}

function changes(decisions: IncidentPolicyDecision[]) {
  return decisions.filter(({ kind }) => kind !== 'leave');
}

const RUNS = { numRuns: 3000 };

describe('incident policy, whatever happens', () => {
  it('decides nothing new once its decisions are carried out', () => {
    fc.assert(
      fc.property(STORY, story => {
        const input = inputOf(story);
        const next = carryOut(input, decideIncidents(input));
        expect(changes(decideIncidents(next))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('never opens two incidents of one kind', () => {
    fc.assert(
      fc.property(STORY, story => {
        const input = inputOf(story);
        const { incidents } = carryOut(input, decideIncidents(input));
        const keys = incidents
          .filter(one => one.resolvedAt === undefined)
          .flatMap(({ groupKey }) => groupKey ?? []);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      RUNS,
    );
  });

  it('decides the same in whatever order it is told', () => {
    fc.assert(
      fc.property(STORY, story => {
        const input = inputOf(story);
        expect(decideIncidents(reversed(input))).toEqual(
          decideIncidents(input),
        );
      }),
      RUNS,
    );
  });

  it('loses no alert: each is in an incident, or it says why not', () => {
    fc.assert(
      fc.property(STORY, story => {
        const input = inputOf(story);
        const decisions = decideIncidents(input);
        const { incidents } = carryOut(input, decisions);
        const placed = new Set(incidents.flatMap(one => one.alertIds));
        const left = new Set(
          decisions.flatMap(one => (one.kind === 'leave' ? one.alertId : [])),
        );
        const lost = input.alerts
          .filter(({ endsAt }) => endsAt === undefined)
          .filter(({ id }) => !placed.has(id) && !left.has(id));
        expect(lost).toEqual([]);
      }),
      RUNS,
    );
  });

  it('closes and lowers nothing that people have touched', () => {
    fc.assert(
      fc.property(STORY, story => {
        const input = inputOf(story);
        const { incidents } = carryOut(input, decideIncidents(input));
        const isOpen = (one?: PolicyIncident) => one?.resolvedAt === undefined;
        for (const before of input.incidents) {
          const after = incidents.find(({ id }) => id === before.id);
          const mayClose = !before.touched || !isOpen(before);
          expect(after?.severity).toBeLessThanOrEqual(before.severity);
          expect(mayClose || isOpen(after)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('changes nothing of what it is given', () => {
    fc.assert(
      fc.property(STORY, story => {
        const input = inputOf(story);
        const before = structuredClone(input);
        decideIncidents(input);
        expect(input).toEqual(before);
      }),
    );
  });

  it('makes a handful of incidents of 10,000 alerts, and loses none', () => {
    const services = Array.from({ length: 500 }, (_, i) => `s${i}`);
    // Every service needs one that comes before it, and every tenth needs none.
    const map = services.map((name, i) =>
      i % 10 === 0 ? name : `${name} > s${Math.floor(i / 2)}`,
    );
    const alerts = Array.from(
      { length: 10_000 },
      (_, i) => `page s${i % 500} ${i % 60}s on eu-1 named A${i % 7}`,
    );
    const input = inputOf({ map, alerts });
    const started = performance.now();
    const decisions = decideIncidents(input);
    const took = performance.now() - started;
    const { incidents } = carryOut(input, decisions);
    expect(incidents.length).toBeLessThanOrEqual(5);
    expect(new Set(incidents.flatMap(one => one.alertIds)).size).toBe(10_000);
    // On this machine a tenth of it; the limit is for what is quadratic.
    expect(took).toBeLessThan(5_000);
  });
});
