import {
  coarsenDay,
  packDay,
  SloDefinition,
} from '@operate-first/plugin-operations-common';
import { BucketDay } from '../../buckets/dayRows';
import { NO_EVIDENCE, SloFact } from './Evidence';
import { objectivesAt, seriesOf } from './sloFacts';

const MINUTE = 60_000;
const DAY = '2026-11-20';
const START = Date.parse(`${DAY}T00:00:00Z`);
const NOON = START + 12 * 60 * MINUTE;
/** In the middle of a step of five minutes, and of an hour. */
const BROKEN = NOON + 2 * MINUTE;

/** A day in minutes in which everything fails from {@link BROKEN} on. */
const MINUTES = packDay(
  DAY,
  Array.from({ length: 24 * 60 }, (_, minute) => {
    const start = START + minute * MINUTE;
    return {
      start,
      good: start < BROKEN ? 100 : 0,
      total: 100,
      coveredSeconds: 60,
      goodSlices: 0,
      badSlices: 0,
      emptySlices: 0,
      ratioSum: 0,
    };
  }),
  60,
);

const QUERY = { type: 'Prometheus', spec: {} };
const DEFINITION: SloDefinition = {
  ref: 'slo:default/shop',
  title: 'Shop',
  environment: 'production',
  budgetingMethod: 'Occurrences',
  emptySlices: 'exclude',
  window: { kind: 'rolling', duration: { count: 1, unit: 'd' } },
  objectives: [
    {
      index: 0,
      target: 0.9,
      weight: 1,
      sli: {
        id: 'requests',
        environment: 'production',
        measure: { kind: 'ratio', counter: true, total: QUERY, good: QUERY },
      },
    },
  ],
  composite: false,
  alerting: {
    conditions: [],
    minimumEvents: 0,
    minimumErrors: 0,
    alertWhenNoData: false,
  },
  excludeMaintenance: false,
};
const SLO: SloFact = {
  ref: DEFINITION.ref,
  title: DEFINITION.title,
  serviceId: 'shop',
  visibility: 'public',
  definition: DEFINITION,
  maintenance: [],
};

function remaining(stepSeconds: number, at: number): number | undefined {
  const data =
    stepSeconds === 60 ? MINUTES : coarsenDay(MINUTES, DAY, stepSeconds);
  const days: BucketDay[] = [
    { sliId: 'requests', day: DAY, stepSeconds, data },
  ];
  const series = seriesOf({ ...NO_EVIDENCE, days });
  return objectivesAt(SLO, { series, days }, { at })[0].remaining;
}

it.each([
  ['minutes', 60, BROKEN, BROKEN + MINUTE],
  ['five minutes', 300, BROKEN + MINUTE, NOON + 5 * MINUTE],
  ['hours', 3600, NOON + 59 * MINUTE, NOON + 60 * MINUTE],
])(
  'knows nothing of the rest of a step, in steps of %s',
  (_, stepSeconds, before, after) => {
    expect(remaining(stepSeconds, before)).toBe(1);
    expect(remaining(stepSeconds, after)).toBeLessThan(1);
  },
);
