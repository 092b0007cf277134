/* How long a search takes among many incidents, and what the index takes to build and to keep. */
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { percentile } from '../lib/statistics.mjs';
import { printTable } from '../lib/table.mjs';
import { readQueries } from './corpus.mjs';
import { generatedIncidents } from './incidents.mjs';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
const {
  createSimilarIndex,
  similarEntryOf,
} = require('../../plugins/operations-common/src/similar');

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '3' },
    write: { type: 'boolean' },
  },
});
const count = Number(values.count);
const whole = value => Math.round(value).toLocaleString('en-GB');

if (!globalThis.gc) throw new Error('Start it with node --expose-gc');
function memoryMiB() {
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

/** Processor time, since others use the machine, too: ms. */
function cost() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const entries = [];
let reading = 0;
for (const incident of generatedIncidents(count)) {
  const began = cost();
  entries.push(JSON.stringify(similarEntryOf(incident)));
  reading += cost() - began;
}
const stored = entries.reduce((sum, entry) => sum + entry.length, 0);

const before = memoryMiB();
const began = cost();
const index = createSimilarIndex();
for (const entry of entries) index.add(JSON.parse(entry));
const loading = cost() - began;
const memory = memoryMiB() - before;
// The entries are kept until here, so that only the index is between the two.
if (index.documents !== entries.length) throw new Error('Some are missing');

const queries = readQueries().map(({ text }) => text);
for (const text of queries) index.search(text);
const times = [];
for (let round = 0; round < Number(values.rounds); round += 1) {
  for (const text of queries) {
    const asked = performance.now();
    index.search(text, { limit: 10, filter: id => !id.endsWith('7') });
    times.push(performance.now() - asked);
  }
}

const line = '2025-01-01T00:00:00Z ERROR [main] c.e.Pay - connection refused\n';
const paste = line.repeat(Math.ceil((10 * 2 ** 20) / line.length));
const pasted = performance.now();
index.search(paste);
const long = performance.now() - pasted;

const p95 = percentile(times, 0.95);
await printTable(
  'speed',
  [`${whole(count)} incidents`, 'figure', 'goal'],
  [
    ['a search, p50', `${percentile(times, 0.5).toFixed(1)} ms`, ''],
    [
      'a search, p95',
      `${p95.toFixed(1)} ms`,
      `under 100 ms: ${p95 < 100 ? 'reached' : 'missed'}`,
    ],
    ['a search, slowest', `${Math.max(...times).toFixed(1)} ms`, ''],
    ['a search with 10 MB of log lines', `${long.toFixed(0)} ms`, ''],
    ['memory of the index', `${whole(memory)} MiB`, ''],
    [
      'reading all texts, processor time',
      `${(reading / 1000).toFixed(1)} s`,
      '',
    ],
    [
      'loading all from what was stored, processor time',
      `${(loading / 1000).toFixed(1)} s`,
      '',
    ],
    ['stored of one incident, as JSON', `${whole(stored / count)} bytes`, ''],
  ],
  new URL('README.md', import.meta.url),
);
