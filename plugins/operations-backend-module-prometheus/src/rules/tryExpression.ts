import {
  AlertTrial,
  firingSpells,
  selectorsIn,
} from '@operate-first/plugin-operations-common';
import { AlertAsk } from '@operate-first/plugin-operations-node';
import { Grid, GridAnswer, momentOf } from '../grid/Grid';
import { queryLink } from '../server/links';
import { PrometheusServer } from '../server/PrometheusServer';
import { problemOf, ServerError } from '../server/ServerError';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const DAYS = 90;
/** Of the last day a minute, of those before a quarter of an hour. */
const COARSE_MS = 15 * MINUTE_MS;
/** What one selector may find, and what all of them may read together. */
const MOST_SERIES = 1_000;
const MOST_SAMPLES = 50_000_000;
/** As most servers look. */
const SCRAPE_SECONDS = 15;
const MOST_SPELLS = 500;
const PATIENCE_MS = 20_000;

class TooMuchError extends Error {}

function grids(now: number): { old: Grid; recent: Grid } {
  const end = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  const start = Math.ceil((end - DAY_MS) / COARSE_MS) * COARSE_MS;
  const count = ((DAYS - 1) * DAY_MS) / COARSE_MS;
  return {
    old: { start: start - count * COARSE_MS, stepMs: COARSE_MS, count },
    recent: {
      start,
      stepMs: MINUTE_MS,
      count: Math.floor((end - start) / MINUTE_MS) + 1,
    },
  };
}

/** Refuses what would read too much, before it is read. */
async function checkSize(
  server: PrometheusServer,
  expression: string,
  moments: number,
  signal: AbortSignal,
): Promise<void> {
  const selectors = selectorsIn(expression);
  let samples = 0;
  for (const { selector, rangeSeconds } of selectors) {
    const [found] = await server.query(`count(${selector})`, {
      signal,
      urgent: true,
    });
    const series = found?.value ?? 0;
    if (series > MOST_SERIES) {
      throw new TooMuchError(
        `${selector} finds ${series} series, and ${MOST_SERIES} are allowed here. Narrow it down by labels, or record what it counts by a rule.`,
      );
    }
    // A series that is not there now may have been: one at least is counted.
    samples +=
      Math.max(series, 1) *
      moments *
      Math.max(1, rangeSeconds / SCRAPE_SECONDS);
  }
  if (samples > MOST_SAMPLES) {
    throw new TooMuchError(
      `Over ${DAYS} days the expression reads about ${Math.round(
        samples / 1e6,
      )} million samples, and ${
        MOST_SAMPLES / 1e6
      } million are allowed here. Shorten its ranges, narrow it down by labels, or record it by a rule.`,
    );
  }
}

/** Days of which anything is known of what the expression reads; a few minutes are not none. */
function daysIn(answers: GridAnswer[], all: Grid[]): number {
  const known = answers.reduce((sum, { series }, which) => {
    const { count, stepMs } = all[which];
    let moments = 0;
    for (let at = 0; at < count; at += 1) {
      if (series.some(({ seen }) => seen[at] === 1)) moments += 1;
    }
    return sum + moments * stepMs;
  }, 0);
  return Math.ceil((known * 100) / DAY_MS) / 100;
}

function spellsOf(answers: GridAnswer[], all: Grid[], forSeconds: number) {
  const [old, recent] = answers.map(({ series }, which) =>
    firingSpells(
      { ...all[which], series: series.map(({ seen }) => seen) },
      forSeconds,
    ),
  );
  // What went on from the one into the other is one.
  const last = old[old.length - 1];
  const next = recent[0];
  const startsAtOnce =
    next !== undefined &&
    next.from <= all[1].start + forSeconds * 1000 + COARSE_MS;
  return last && last.to === undefined && startsAtOnce
    ? [...old.slice(0, -1), { ...next, from: last.from }, ...recent.slice(1)]
    : [
        ...old.map(({ from, to }) => ({ from, to: to ?? all[1].start })),
        ...recent,
      ];
}

async function tried(
  server: PrometheusServer,
  { expression, forSeconds }: AlertAsk,
  signal: AbortSignal,
): Promise<AlertTrial> {
  const now = Date.now();
  const { old, recent } = grids(now);
  const all = [old, recent];
  const options = { signal, urgent: true };
  await checkSize(server, expression, old.count + recent.count, signal);
  const reads = selectorsIn(expression).map(
    ({ selector }) => `group(${selector})`,
  );
  const read = (query: string) =>
    Promise.all(all.map(grid => server.read(query, grid, options)));
  const answers = await read(expression);
  const there = reads.length > 0 ? await read(reads.join(' or ')) : undefined;
  const spells = spellsOf(answers, all, forSeconds);
  const keys = new Set(
    answers.flatMap(({ series }) =>
      series.map(({ labels }) => JSON.stringify(Object.entries(labels).sort())),
    ),
  );
  const iso = (time: number) => new Date(time).toISOString();
  const url = queryLink(server.config.page, expression);
  return {
    state: 'tried',
    expression,
    fired: spells.length,
    series: keys.size,
    spells: spells.slice(-MOST_SPELLS).map(({ from, to }) => ({
      from: iso(from),
      ...(to !== undefined && { to: iso(to) }),
    })),
    from: iso(old.start),
    to: iso(momentOf(recent, recent.count - 1)),
    knownDays: there ? daysIn(there, all) : DAYS,
    stepSeconds: COARSE_MS / 1000,
    server: server.title,
    ...(url && { url }),
    askedAt: iso(now),
  };
}

/**
 * Whether and when an alert would have fired in the last 90 days. What reads too much is refused before it is read; what the
 * server cannot follow is wrong; where it does not answer, nothing was tried.
 *
 * @internal
 */
export async function tryExpression(
  server: PrometheusServer,
  ask: AlertAsk,
): Promise<AlertTrial> {
  const { expression } = ask;
  const signal = AbortSignal.any([
    ask.signal,
    AbortSignal.timeout(PATIENCE_MS),
  ]);
  try {
    return await tried(server, ask, signal);
  } catch (error) {
    const common = { expression, server: server.title };
    if (error instanceof TooMuchError) {
      return { ...common, state: 'refused', message: error.message };
    }
    const { message, remedy, detail, code } = problemOf(error, server.title);
    const said = [message, remedy].filter(Boolean).join(' ');
    if (error instanceof ServerError && error.scope === 'size') {
      return { ...common, state: 'refused', message: said };
    }
    if (code === 'prometheus.query') {
      return {
        ...common,
        state: 'wrong',
        message: `${message} It says: ${detail ?? 'nothing'}`,
      };
    }
    return { ...common, state: 'notTried', message: said };
  }
}
