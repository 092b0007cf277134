/*
 * Seconds from a crash in a cluster to a look that shows it, and to the screens of people who have the tab open, which
 * ask again at an interval. Both sides on the same API servers, 6 clusters with 5,000 pods, 20 ms away.
 */
import { until } from '../lib/processes.mjs';
import { median, percentile } from '../lib/statistics.mjs';
import { printTable } from '../lib/table.mjs';
import { startPortal, startServers } from './programs.mjs';

const CRASHES = 10;
const SCREENS = 20;
/** The stock tab's own, and what it can be set to. */
const STOCK_SECONDS = 10;
const QUICK_SECONDS = 2;
const SIDES = {
  'stock, default': {},
  'with the module': { withModule: true },
};

const seconds = ms => ms / 1000;
const shows = restarts => text => text.includes(`"restartCount":${restarts},`);

/** Somebody asks again and again until the answer has it. */
async function crashToAnswer(servers, { look }) {
  const found = [];
  for (let i = 0; i < CRASHES; i++) {
    const restarts = await servers.crash('service-7');
    const began = performance.now();
    while (!shows(restarts)((await look()).text));
    found.push(seconds(performance.now() - began));
  }
  return found;
}

/** People who have opened the tab at different moments; each one's tab asks at its own interval. */
async function crashToScreen(servers, { look }, interval) {
  const before = await servers.figures();
  const restarts = await servers.crash('service-7');
  const began = performance.now();
  const screen = async index => {
    const first = ((index + 0.5) / SCREENS) * interval * 1000;
    await new Promise(resolve => setTimeout(resolve, first));
    for (;;) {
      const asked = performance.now();
      if (shows(restarts)((await look()).text)) {
        return seconds(performance.now() - began);
      }
      const rest = interval * 1000 - (performance.now() - asked);
      await new Promise(resolve => setTimeout(resolve, rest));
    }
  };
  const found = await Promise.all(
    Array.from({ length: SCREENS }, (_, index) => screen(index)),
  );
  const left = interval * 1000 - (performance.now() - began);
  await new Promise(resolve => setTimeout(resolve, Math.max(0, left)));
  const { calls } = await servers.figures();
  const minutes = Math.max(interval, seconds(performance.now() - began)) / 60;
  return { found, calls: (calls - before.calls) / minutes };
}

const goalOf = (name, value) => {
  if (name !== 'with the module') return '';
  return value <= 2 ? 'at most 2 s: reached' : 'at most 2 s: missed';
};
const servers = await startServers({
  clusters: 6,
  pods: 5000,
  services: 100,
  delay: 20,
});
const rows = [];
try {
  for (const [name, how] of Object.entries(SIDES)) {
    const side = await startPortal(servers.urls, how);
    await until('a first answer', 60, async () =>
      (await side.look()).text.includes('"pods"'),
    );
    const answers = await crashToAnswer(servers, side);
    rows.push([
      `${name}: crash to the first answer that has it`,
      median(answers).toFixed(2),
      percentile(answers, 0.95).toFixed(2),
      '',
      '',
    ]);
    for (const interval of [STOCK_SECONDS, QUICK_SECONDS]) {
      const { found, calls } = await crashToScreen(servers, side, interval);
      rows.push([
        `${name}: crash to screen, the tab asks every ${interval} s`,
        median(found).toFixed(2),
        percentile(found, 0.95).toFixed(2),
        calls.toFixed(0),
        goalOf(name, median(found)),
      ]);
    }
    side.end();
  }
} finally {
  servers.end();
}
await printTable(
  'kubernetes-changes',
  [
    `6 / 5,000 / ${SCREENS}, 20 ms away`,
    'median s',
    'p95 s',
    'API calls per minute',
    'goal for the median',
  ],
  rows,
);
