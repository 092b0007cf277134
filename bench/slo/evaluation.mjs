/*
 * What evaluating SLOs costs a Prometheus with a month of data, and how true the numbers are: 1,000 SLOs on raw series
 * and 10,000 on recorded ones, beside an instant query of the whole window per SLO, and beside averages of ratios.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from '../lib/statistics.mjs';
import { printTable } from '../lib/table.mjs';
import {
  DAYS,
  grows,
  SCRAPE,
  SERVICES,
  writeCounters,
  writeRecorded,
} from './history.mjs';
import { startPrometheus, sumOf } from './prometheus.mjs';
import { startWork } from './work.mjs';

const TARGET = 0.999;
const RAW = 1_000;
const RECORDED = 10_000;
const ROUNDS = 5;
const SAMPLE = 20;
/** What was scraped last is there after so many seconds. */
const SETTLED = 5.5;

/** A month takes a while to make: `--data DIR` makes it there, and finds it the next time. */
const { data } = parseArgs({
  options: { data: { type: 'string' }, write: { type: 'boolean' } },
}).values;
const stamp = data && join(data, 'end');
const made = stamp && existsSync(stamp);
const folder = await mkdtemp(join(tmpdir(), 'slo-bench-'));
const end = made
  ? Number(readFileSync(stamp, 'utf8'))
  : Math.floor(Date.now() / 300_000) * 300;
const plan = { services: SERVICES, now: (end + SETTLED) * 1000 };
const note = text => process.stderr.write(`${text}\n`);
const count = value => Math.round(value).toLocaleString('en-GB');
const seconds = value => `${value.toFixed(value < 10 ? 1 : 0)} s`;

/** Rounds of the work as time goes on: what each asked, and how long it took. */
async function rounds(work, prometheus, { stepSeconds, ours }) {
  const all = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await work.call('pass', stepSeconds);
    prometheus.asked();
    const measuring = await work.call('measure');
    const asked = sumOf(prometheus.asked().filter(ours));
    const evaluating = await work.call('evaluate');
    all.push({ ...asked, seconds: measuring + evaluating });
  }
  const middle = key => median(all.map(each => each[key]));
  return {
    queries: middle('queries'),
    samples: middle('samples'),
    seconds: middle('seconds'),
  };
}

/** What the counters themselves counted between the edges of the window. */
function consumedByHand(service, { from, to }) {
  let [total, bad] = [0, 0];
  // A scrape tells what had come before it.
  for (let time = from; time < to; time += SCRAPE) {
    const grown = grows(service, time);
    total += grown.total;
    bad += grown.bad;
  }
  return bad / total / (1 - TARGET);
}

async function raw() {
  const month = data ?? join(folder, 'raw');
  if (!made) {
    note('a month of counters');
    await writeCounters(month, end, note);
    if (stamp) writeFileSync(stamp, String(end));
  }
  const prometheus = await startPrometheus(month);
  try {
    const work = await startWork({
      ...plan,
      count: RAW,
      file: join(folder, 'raw.db'),
      url: prometheus.url,
    });
    await work.call('follow');
    note('fills in the month');
    const started = performance.now();
    let filled = 0;
    for (;;) {
      await work.call('measure');
      const { queries } = sumOf(prometheus.asked());
      if (queries === 0) break;
      filled += queries;
    }
    const fillSeconds = (performance.now() - started) / 1000;
    const firstEvaluation = await work.call('evaluate');
    const steady = await rounds(work, prometheus, {
      stepSeconds: SCRAPE,
      ours: () => true,
    });
    const [stored] = await work.call('stored');
    const memory = await work.call('memory');
    const slos = await work.call('slos');
    work.end();

    note('full windows, and averages of ratios');
    const errors = [];
    const full = [];
    const began = performance.now();
    for (let service = 0; service < SAMPLE; service += 1) {
      const selector = `service="s${service}",slo!="${service}"`;
      const sum = more =>
        `sum(increase(http_requests_total{${selector}${more}}[30d]))`;
      await prometheus.value(`${sum(',code=~"5.."')} / ${sum('')}`, end);
    }
    const fullSeconds = ((performance.now() - began) / 1000 / SAMPLE) * RAW;
    full.push(...prometheus.asked());
    let spiky;
    for (const { ref, evaluation } of slos) {
      const service = Number(ref.split('-').at(-1)) % SERVICES;
      const { window, objectives } = JSON.parse(evaluation);
      const range = {
        from: Date.parse(window.from) / 1000,
        to: Date.parse(window.to) / 1000,
      };
      const truth = consumedByHand(service, range);
      const ours = objectives[0].budget.consumed;
      errors.push(truth === 0 ? Math.abs(ours) : Math.abs(ours / truth - 1));
      if (service !== 0 || spiky) continue;
      const ratio =
        'sum(rate(http_requests_total{service="s0",code=~"5.."}[5m])) / sum(rate(http_requests_total{service="s0"}[5m]))';
      const averaged = await prometheus.value(
        `avg_over_time((${ratio})[30d:5m])`,
        range.to,
      );
      spiky = { truth, ours, averaged: averaged / (1 - TARGET) };
    }
    return {
      ...{ steady, fillSeconds, filled, firstEvaluation, stored, memory },
      full: { ...sumOf(full), seconds: fullSeconds },
      worst: Math.max(...errors),
      spiky,
    };
  } finally {
    await prometheus.end();
  }
}

async function recorded() {
  note('what the rules of 10,000 SLOs have recorded');
  const options = { ...plan, services: RECORDED, count: RECORDED };
  const nobody = { ...options, url: 'http://127.0.0.1:1' };
  const ids = await startWork({ ...nobody, file: join(folder, 'ids.db') });
  await ids.call('follow');
  const slis = (await ids.call('slos')).map(({ ref, sli_ids: own }) => ({
    ref,
    sli: JSON.parse(own)[0],
  }));
  ids.end();
  await writeRecorded(join(folder, 'recorded'), end, slis);
  const prometheus = await startPrometheus(join(folder, 'recorded'));
  try {
    const work = await startWork({
      ...options,
      file: join(folder, 'recorded.db'),
      url: prometheus.url,
    });
    await work.call('follow');
    await work.call('measure');
    await work.call('evaluate');
    const steady = await rounds(work, prometheus, {
      stepSeconds: 300,
      // What is older is asked for beside it, fifty requests at a time, and never found: these rules are new.
      ours: ({ query }) => query.includes('slo:'),
    });
    const memory = await work.call('memory');
    work.end();
    return { steady, memory };
  } finally {
    await prometheus.end();
  }
}

try {
  const one = await raw();
  const many = await recorded();
  const { steady, full } = one;
  const perSlo = full.samples / SAMPLE;
  const percent = value => `${(value * 100).toFixed(1)} %`;
  await printTable(
    'slos',
    ['one evaluation', 'queries', 'samples read', 'time'],
    [
      [
        '1,000 SLOs on raw series',
        count(steady.queries),
        count(steady.samples),
        seconds(steady.seconds),
      ],
      [
        '10,000 SLOs on recorded series',
        count(many.steady.queries),
        count(many.steady.samples),
        seconds(many.steady.seconds),
      ],
      [
        `1,000 full windows, one query each (from ${SAMPLE} of them)`,
        count(RAW),
        count(perSlo * RAW),
        seconds(full.seconds),
      ],
      [
        'full windows to ours, 1,000 SLOs',
        '',
        `${count((perSlo * RAW) / steady.samples)} times`,
        `${(full.seconds / steady.seconds).toFixed(1)} times`,
      ],
    ],
  );
  await printTable(
    'slo-figures',
    ['', 'figure'],
    [
      [
        `1,000 SLOs are new: ${DAYS - 1} days are filled in`,
        `${seconds(one.fillSeconds)}, ${count(one.filled)} queries`,
      ],
      ['and evaluated for the first time', seconds(one.firstEvaluation)],
      ['rows kept per SLI', count(one.stored.rows / RAW)],
      ['bytes kept per SLI', count(one.stored.bytes / RAW)],
      ['memory of the process, 1,000 SLOs', `${count(one.memory)} MiB`],
      ['memory of the process, 10,000 SLOs', `${count(many.memory)} MiB`],
      [
        'budget consumed, worst of 1,000 beside the raw counters',
        `${(one.worst * 100).toFixed(4)} % off`,
      ],
      [
        'spiky service, budget consumed: raw counters',
        percent(one.spiky.truth),
      ],
      ['ours', percent(one.spiky.ours)],
      [
        `average of recorded 5-minute ratios (${(
          one.spiky.truth / one.spiky.averaged
        ).toFixed(1)} times too low)`,
        percent(one.spiky.averaged),
      ],
    ],
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
