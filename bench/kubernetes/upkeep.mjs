/*
 * What the watch takes while nobody looks, which costs the stock plugin nothing: memory per pod, time until it is ready,
 * a minute of idling, and the storm after every watch has lost its place.
 */
import { until } from '../lib/processes.mjs';
import { printTable } from '../lib/table.mjs';
import { startCache, startPortal, startServers } from './programs.mjs';

const MANY = 20_000;
/** Memory per pod is the slope between the two, so that what a cache takes in any case falls out. */
const FEW = 5_000;
const SERVICES = 400;
const IDLE_MS = 60_000;

const kib = bytes => bytes / 1024;
const mib = bytes => bytes / 2 ** 20;
const goal = (limit, unit, value) =>
  `at most ${limit} ${unit}: ${value <= limit ? 'reached' : 'missed'}`;

/** Until every kind of every cluster is listed. */
async function fill(cache, servers) {
  const empty = await cache.self();
  const began = performance.now();
  cache.watch(servers.urls);
  await until(
    'everything being listed',
    120,
    async () => (await cache.progress()).isListed,
  );
  const seconds = (performance.now() - began) / 1000;
  const full = await cache.self();
  return { seconds, bytes: full.heap - empty.heap, rss: full.rss - empty.rss };
}

async function withProgram(start, work) {
  const program = await start;
  try {
    return await work(program);
  } finally {
    program.end();
  }
}

function cacheAlone(clusters, pods) {
  const plan = { clusters, pods, services: SERVICES, delay: 20 };
  return withProgram(startServers(plan), servers =>
    withProgram(startCache(), async cache => {
      const before = await servers.figures();
      const filled = await fill(cache, servers);
      const after = await servers.figures();
      return { ...filled, sent: after.bytes - before.bytes };
    }),
  );
}

/** The heap of a portal with the module after somebody has looked, so that indexes and the use of pods are there too. */
function portalHeap(clusters, pods) {
  const plan = { clusters, pods, services: SERVICES };
  return withProgram(startServers(plan), servers =>
    withProgram(
      startPortal(servers.urls, { withModule: true }),
      async ({ look, self }) => {
        await until('the cache being ready', 120, async () => {
          const { text } = await look();
          return pods < MANY || text.includes('"cpuUsage"');
        });
        for (let i = 0; i < 20; i++) await look();
        await new Promise(resolve => setTimeout(resolve, 3000));
        await self();
        return (await self()).heap;
      },
    ),
  );
}

/** Of six clusters with 5,000 pods. */
function upkeep() {
  const plan = { clusters: 6, pods: 5000, services: 100, delay: 20 };
  return withProgram(startServers(plan), servers =>
    withProgram(startCache(), async cache => {
      await fill(cache, servers);
      const measure = async work => {
        const before = {
          ...(await servers.figures()),
          ...(await cache.self()),
        };
        const began = performance.now();
        await work();
        const took = (performance.now() - began) / 1000;
        const after = await servers.figures();
        const { cpuMs } = await cache.self();
        return {
          took,
          calls: after.calls - before.calls,
          bytes: after.bytes - before.bytes,
          cpuMs: cpuMs - before.cpuMs,
        };
      };
      const pause = () => new Promise(resolve => setTimeout(resolve, IDLE_MS));
      const idle = await measure(pause);
      const { relists } = await cache.progress();
      const { watches } = await servers.figures();
      const storm = await measure(async () => {
        servers.expire();
        await until(
          'everything being listed anew',
          120,
          async () => (await cache.progress()).relists >= relists + watches,
        );
      });
      return { idle, storm };
    }),
  );
}

const one = await cacheAlone(1, MANY);
const six = await cacheAlone(6, MANY);
const few = await cacheAlone(6, FEW);
const without = (six.bytes - few.bytes) / (MANY - FEW);
const emptyPortal = await portalHeap(6, 0);
const fullPortal = await portalHeap(6, MANY);
const withModule = (fullPortal - emptyPortal) / MANY;
const { idle, storm } = await upkeep();

await printTable(
  'kubernetes-upkeep',
  ['of the watch', 'figure', 'goal', 'stock'],
  [
    ['a pod as it is sent', `${kib(six.sent / MANY).toFixed(1)} KiB`, '', ''],
    [
      `memory per pod, the cache alone, from ${FEW.toLocaleString(
        'en',
      )} to ${MANY.toLocaleString('en')} pods`,
      `${kib(without).toFixed(1)} KiB`,
      goal(3, 'KiB', kib(without)),
      '0',
    ],
    [
      'memory per pod, with the module and after looks',
      `${kib(withModule).toFixed(1)} KiB`,
      goal(12, 'KiB', kib(withModule)),
      '0',
    ],
    [
      `resident memory that ${MANY.toLocaleString(
        'en',
      )} pods add, the cache alone`,
      `${mib(six.rss).toFixed(0)} MiB`,
      '',
      '0',
    ],
    [
      `ready with ${MANY.toLocaleString('en')} pods in 6 clusters, 20 ms away`,
      `${six.seconds.toFixed(1)} s`,
      goal(30, 's', six.seconds),
      '0',
    ],
    [
      `ready with ${MANY.toLocaleString('en')} pods in 1 cluster, 20 ms away`,
      `${one.seconds.toFixed(1)} s`,
      goal(30, 's', one.seconds),
      '0',
    ],
    [
      'a minute without changes, 6 clusters: requests',
      `${idle.calls}`,
      '',
      '0',
    ],
    [
      'a minute without changes, 6 clusters: sent by the API servers',
      `${kib(idle.bytes).toFixed(1)} KiB`,
      '',
      '0',
    ],
    [
      'a minute without changes, 6 clusters: processor time',
      `${idle.cpuMs.toFixed(0)} ms`,
      '',
      '0',
    ],
    [
      'all watches lose their place (410), 6 clusters, 5,000 pods: requests',
      `${storm.calls}`,
      '',
      '0',
    ],
    [
      'the same: sent by the API servers',
      `${mib(storm.bytes).toFixed(1)} MiB`,
      '',
      '0',
    ],
    [
      'the same: until all is listed anew',
      `${storm.took.toFixed(1)} s`,
      '',
      '0',
    ],
    ['the same: processor time', `${storm.cpuMs.toFixed(0)} ms`, '', '0'],
  ],
);
