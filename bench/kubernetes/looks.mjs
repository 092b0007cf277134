/*
 * What a look at the Kubernetes tab costs: API calls, bytes from the API servers, time, bytes to the browser. The stock
 * plugin in its default and in its best configuration beside this module, in turn, on the same API servers.
 */
import { parseArgs } from 'node:util';
import { until } from '../lib/processes.mjs';
import { median, percentile } from '../lib/statistics.mjs';
import { printTable } from '../lib/table.mjs';
import { isFromWatch, startPortal, startServers } from './programs.mjs';

const { values: options } = parseArgs({
  options: {
    clusters: { type: 'string' },
    pods: { type: 'string' },
    viewers: { type: 'string', default: '1' },
    delay: { type: 'string', default: '0' },
    write: { type: 'boolean' },
  },
});

/** Of these the table is written; the options name one instead. */
const RACES = options.clusters
  ? [
      {
        clusters: Number(options.clusters),
        pods: Number(options.pods ?? 5000),
        delay: Number(options.delay),
        viewers: options.viewers.split(',').map(Number),
      },
    ]
  : [
      { clusters: 1, pods: 200, viewers: [1], delay: 0 },
      { clusters: 6, pods: 5000, viewers: [1, 20, 100], delay: 0 },
      { clusters: 6, pods: 5000, viewers: [1, 20], delay: 20 },
      { clusters: 50, pods: 20_000, viewers: [1], delay: 0 },
    ];
const SIDES = {
  'stock, default': {},
  'stock, best': { best: true },
  'with the module': { withModule: true },
  'with the module, best': { withModule: true, best: true },
};
const HANGING = 'with the module, one cluster hanging';
/** A compiler warms up; looks before these are not counted, on either side. */
const WARM_LOOKS = 60;
const LOOKS = 100;
/** The stock plugin needs seconds for some rounds. */
const LONGEST_MS = 5_000;

async function rounds(look, viewers, looks) {
  const times = [];
  let browser = 0;
  const began = performance.now();
  // One after another means nothing where nobody else looks; a few rounds of many are needed for a p95.
  while (
    times.length < Math.max(looks, 3 * viewers) &&
    (times.length < 2 * viewers || performance.now() - began < LONGEST_MS)
  ) {
    const all = await Promise.all(Array.from({ length: viewers }, look));
    times.push(...all.map(({ ms }) => ms));
    browser += all.reduce((sum, { text }) => sum + text.length, 0);
  }
  return { times, browser };
}

async function measure(servers, { look, self }, viewers) {
  await rounds(look, viewers, WARM_LOOKS);
  const before = await servers.figures();
  const { times, browser } = await rounds(look, viewers, LOOKS);
  const after = await servers.figures();
  const { rss } = await self();
  return {
    calls: (after.calls - before.calls) / times.length,
    bytes: (after.bytes - before.bytes) / times.length,
    p50: median(times),
    p95: percentile(times, 0.95),
    browser: browser / times.length,
    rss,
  };
}

async function race({ clusters, pods, viewers, delay }) {
  const services = Math.max(100, pods / 50);
  const servers = await startServers({ clusters, pods, services, delay });
  const sides = {};
  const found = [];
  const add = async (many, name, side) =>
    found.push({ many, name, ...(await measure(servers, side, many)) });
  try {
    for (const [name, how] of Object.entries(SIDES)) {
      sides[name] = await startPortal(servers.urls, how);
      if (how.withModule) {
        await until('the cache being ready', 120, () =>
          isFromWatch(servers, sides[name]),
        );
      }
    }
    for (const many of viewers) {
      for (const [name, side] of Object.entries(sides)) {
        await add(many, name, side);
      }
    }
    if (clusters > 1) {
      const ours = sides['with the module'];
      servers.hang(0);
      await until('the hanging cluster being noticed', 60, async () =>
        (await ours.look()).text.includes('does not answer'),
      );
      for (const many of viewers) await add(many, HANGING, ours);
    }
  } finally {
    for (const side of Object.values(sides)) side.end();
    servers.end();
  }
  return found.map(one => ({ ...one, clusters, pods, delay }));
}

const found = [];
for (const one of RACES) found.push(...(await race(one)));

const isSameRace = one => other =>
  ['clusters', 'pods', 'delay', 'many'].every(key => one[key] === other[key]);
const peers = (one, name) =>
  found.filter(isSameRace(one)).find(other => other.name === name);
const where = ({ clusters, pods, many, delay }) =>
  `${clusters} / ${pods.toLocaleString('en')} / ${many}${
    delay ? `, ${delay} ms away` : ''
  }`;
const times = (slow, fast) => `${(slow / fast).toFixed(1)}×`;

found.sort(
  (one, other) =>
    found.findIndex(isSameRace(one)) - found.findIndex(isSameRace(other)),
);
await printTable(
  'kubernetes',
  [
    'clusters / pods / viewers at once',
    'API calls per look',
    'KiB from API servers per look',
    'p50 ms',
    'p95 ms',
    'KiB to the browser',
    'memory MiB',
  ],
  found.map(one => [
    `${where(one)}: ${one.name}`,
    one.calls.toFixed(1),
    (one.bytes / 1024).toFixed(0),
    one.p50.toFixed(1),
    one.p95.toFixed(1),
    (one.browser / 1024).toFixed(0),
    (one.rss / 2 ** 20).toFixed(0),
  ]),
);

const ratios = found
  .filter(({ name }) => name === 'with the module')
  .map(one => {
    const base = peers(one, 'stock, default').p95;
    const best = peers(one, 'stock, best').p95;
    const ourBest = peers(one, 'with the module, best').p95;
    const hanging = peers(one, HANGING);
    const goal = one.clusters === 6 && one.pods === 5000;
    const reached = base / one.p95 >= 50 && best / ourBest >= 50;
    return [
      where(one),
      times(base, one.p95),
      times(best, ourBest),
      goal ? `50×: ${reached ? 'reached' : 'missed'}` : '',
      hanging ? times(hanging.p50, one.p50) : '',
      hanging ? times(hanging.p95, one.p95) : '',
    ];
  });
await printTable(
  'kubernetes-ratios',
  [
    'clusters / pods / viewers at once',
    'p95 faster, both by default',
    'p95 faster, both at their best',
    'goal',
    'p50 with one cluster hanging (goal: 1×)',
    'p95 with one cluster hanging (goal: 1×)',
  ],
  ratios,
);
