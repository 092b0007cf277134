/* How long the backend takes with many incidents in its database: to fill the index, and to answer. */
import { createRequire } from 'node:module';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { percentile } from '../lib/statistics.mjs';
import { printTable } from '../lib/table.mjs';
import { readQueries } from './corpus.mjs';
import { generatedIncidents } from './incidents.mjs';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
const root = '../../plugins/operations-backend';
const { knex } = createRequire(
  new URL(`${root}/package.json`, import.meta.url),
)('knex');
const { migrate } = require(`${root}/src/database/migrate`);
const { PublicText } = require(`${root}/src/redaction/PublicText`);
const { IncidentTexts } = require(`${root}/src/searchDocuments/IncidentTexts`);
const { IncidentSource } = require(`${root}/src/similar/IncidentSource`);
const { SimilarReader } = require(`${root}/src/similar/SimilarReader`);
const { SimilarTexts } = require(`${root}/src/similar/SimilarTexts`);

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    write: { type: 'boolean' },
  },
});
const count = Number(values.count);
const database = knex({
  client: 'better-sqlite3',
  connection: { filename: ':memory:' },
  useNullAsDefault: true,
});
await migrate(database);
await database('redaction_names').insert({
  ref: '',
  names: '[]',
  changed_at: 1,
});

const ROWS = 100;
let incidents = [];
let entries = [];
async function store() {
  await database.batchInsert('incidents', incidents, ROWS);
  await database.batchInsert('incident_entries', entries, ROWS);
  [incidents, entries] = [[], []];
}
let number = 0;
for (const { title, text } of generatedIncidents(count)) {
  number += 1;
  const id = `incident-${number}`;
  const times = { created_at: number, updated_at: number };
  incidents.push({
    id,
    key: `INC-${number}`,
    visibility: 'public',
    title,
    severity: 3,
    status: 'resolved',
    impact: 'major',
    drill: false,
    origin: 'person',
    started_at: number,
    detected_at: number,
    search_text: '',
    version: 1,
    last_seq: 1,
    ...times,
  });
  entries.push({
    id: `entry-${number}`,
    incident_id: id,
    seq: 1,
    changed_seq: 1,
    kind: 'note',
    at: number,
    recorded_at: number,
    visibility: 'public',
    text,
    data: '{}',
    edits: 0,
  });
  if (incidents.length === 1_000) await store();
}
await store();

const logger = {
  warn: console.warn,
  info() {},
  debug() {},
  error: console.error,
};
const publicText = await PublicText.create({
  database,
  logger,
  config: { keepHosts: [], rules: [] },
});
const written = IncidentTexts.create({ database, publicText });
const texts = SimilarTexts.create({
  database,
  logger,
  publicText,
  sources: [IncidentSource.create({ database, texts: written })],
});
const reader = SimilarReader.create({ database, publicText, texts });

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const usedBefore = process.cpuUsage();
const began = performance.now();
await texts.follow();
const filled = performance.now() - began;
const used = process.cpuUsage(usedBefore);
delay.disable();
const again = performance.now();
await texts.follow();
const looked = performance.now() - again;

const { NOTHING } = require(`${root}/src/access/criteria`);
const AUDIENCES = {
  visitor: {
    criteria: { column: 'visibility', values: ['public'] },
    internal: NOTHING,
  },
  member: { criteria: undefined, internal: undefined },
};
const queries = readQueries().map(({ text }) => text);
const ms = value => `${value.toFixed(1)} ms`;
const { rss } = process.memoryUsage();
const rows = [
  [
    'reading one, both accounts, processor time',
    ms((used.user + used.system) / 1000 / count),
    '',
  ],
  ['reading all of them after a start', `${(filled / 1000).toFixed(0)} s`, ''],
  ['event loop meanwhile, p99', ms(delay.percentile(99) / 1e6), ''],
  ['event loop meanwhile, longest', ms(delay.max / 1e6), ''],
  ['looking for changes', ms(looked), ''],
  ['memory of the process', `${Math.round(rss / 2 ** 20)} MiB`, ''],
];
for (const [name, audience] of Object.entries(AUDIENCES)) {
  for (const text of queries) await reader.answer({ text }, audience);
  const times = [];
  for (let round = 0; round < 2; round += 1) {
    for (const text of queries) {
      const asked = performance.now();
      await reader.answer({ text }, audience);
      times.push(performance.now() - asked);
    }
  }
  const p95 = percentile(times, 0.95);
  rows.push(
    [`a question of a ${name}, p50`, ms(percentile(times, 0.5)), ''],
    [
      `a question of a ${name}, p95`,
      ms(p95),
      `under 100 ms: ${p95 < 100 ? 'reached' : 'missed'}`,
    ],
    [`a question of a ${name}, slowest`, ms(Math.max(...times)), ''],
  );
}
await printTable(
  'backend',
  [
    `${count.toLocaleString('en-US')} incidents in the backend`,
    'figure',
    'goal',
  ],
  rows,
  new URL('README.md', import.meta.url),
);
await database.destroy();
