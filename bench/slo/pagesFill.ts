/**
 * Puts 90 days of what SLIs measured into a store, as they would be kept had they been measured all the time:
 * `pagesFill.ts SLOS DATABASE`, the latter as Knex wants it.
 */
import {
  bucketsOf,
  resolveSlo,
  setInDay,
  SliDefinition,
  utcDay,
} from '@operate-first/plugin-operations-common';
import createKnex from 'knex';
import {
  BucketDayRow,
  putRows,
  rowsOfDays,
} from '../../plugins/operations-backend/src/buckets/dayRows';
import { BucketTiers } from '../../plugins/operations-backend/src/buckets/BucketTiers';
import { migrate } from '../../plugins/operations-backend/src/database/migrate';
import { readSlosConfig } from '../../plugins/operations-backend/src/slos/config';
import { TrackedSli } from '../../plugins/operations-backend/src/slos/TrackedSli';
import { generatedSlos, happened } from './pagesData';

const DAY = 24 * 60 * 60 * 1000;
const DAYS = 90;
const SLIS_AT_ONCE = 50;
/** So many SLIs of one server are measured in steps of a minute. */
const MOST_IN_FINE_STEPS = 2_000;

const [count, options] = [Number(process.argv[2]), process.argv[3]];
const now = Math.floor(Date.now() / 300_000) * 300_000;
const today = Math.floor(now / DAY) * DAY;
const from = today - DAYS * DAY;
const tiers = BucketTiers.create();
const least = count > MOST_IN_FINE_STEPS ? 300 : 60;

function sliOf(
  index: number,
  entity: ReturnType<typeof generatedSlos>[number],
) {
  const { definition } = resolveSlo(entity, {
    entities: new Map(),
    defaults: readSlosConfig(undefined, ['production']).defaults,
    serviceOf: name => ({ ref: `component:default/${name}` }),
  });
  if (!definition) throw new Error(`SLO ${index} cannot be followed`);
  return { index, sli: definition.objectives[0].sli };
}

/** A day of an SLI, as it is stored. */
async function rowOf(index: number, sli: SliDefinition, day: number) {
  const stepSeconds = Math.max(least, tiers.stepOf(day, now) ?? 0);
  const to = Math.min(day + DAY, now);
  const steps = happened(index, { from: day, to, stepSeconds });
  const buckets = bucketsOf(steps, stepSeconds, undefined);
  const data = setInDay(undefined, utcDay(day), buckets, stepSeconds);
  const [row] = await rowsOfDays([
    { sliId: sli.id, day: utcDay(day), stepSeconds, data },
  ]);
  return row;
}

/** Whole days repeat themselves, and are packed once for each step. */
async function rowsOf({ index, sli }: { index: number; sli: SliDefinition }) {
  const rows = [];
  const whole = new Map<number, BucketDayRow>();
  for (let day = from; day < now; day += DAY) {
    const step = tiers.stepOf(day, now) ?? 0;
    const known = day < today ? whole.get(step) : undefined;
    const row = known
      ? { ...known, day: utcDay(day) }
      : await rowOf(index, sli, day);
    if (day < today) whole.set(step, row);
    rows.push(row);
  }
  return rows;
}

async function fill() {
  const database = createKnex(JSON.parse(options));
  await migrate(database);
  const slis = generatedSlos(count).map((entity, i) => sliOf(i, entity));
  while (slis.length > 0) {
    const some = slis.splice(0, SLIS_AT_ONCE);
    const rows = (await Promise.all(some.map(rowsOf))).flat();
    await database.transaction(async transaction => {
      await putRows(transaction, rows);
      await transaction('slo_slis').insert(
        some.map(({ sli }) => {
          const tracked = new TrackedSli(sli, {
            ok: true,
            server: 'generated',
            queries: [],
            notes: [],
          });
          tracked.answer({ from, to: now }, from);
          return {
            id: sli.id,
            definition: JSON.stringify(sli),
            source: 'generated',
            server: 'generated',
            plan: JSON.stringify(tracked.plan),
            ...tracked.columns(),
            created_at: now,
            unused_since: null,
          };
        }),
      );
    });
  }
  await database.destroy();
}

fill().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
