/*
 * How long the API takes for what the pages of SLOs ask, with 1,000 and with 10,000 SLOs that are measured and evaluated
 * meanwhile: over HTTP, to an admin and to a visitor, by the portal's own backend.
 */
import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { endGroup, residentMiB, until } from '../lib/processes.mjs';
import { median, millisecondsOf, percentile } from '../lib/statistics.mjs';
import { printTable } from '../lib/table.mjs';

const run = promisify(execFile);
const TRANSFORM = [
  '--no-node-snapshot',
  '--require',
  '@backstage/cli/config/nodeTransform.cjs',
];
const CALM = 15_000;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000' },
    rounds: { type: 'string', default: '50' },
    write: { type: 'boolean' },
  },
});
const sizes = values.sizes.split(',').map(Number);
const rounds = Number(values.rounds);
const count = value => value.toLocaleString('en-GB');
const note = text => process.stderr.write(`${text}\n`);

/** What the pages ask. Each round looks at another SLO and another service, all of which visitors may see. */
const REQUESTS = [
  ['clusters, none, to compare', () => '/clusters'],
  ['list, by a word that is nowhere', () => '/slos?limit=200&text=nowhere'],
  ['list, first 200', () => '/slos?limit=200'],
  [
    'list of one team, no budget left',
    round =>
      `/slos?limit=200&state=exhausted&owner=group:default/team-${round % 9}`,
  ],
  ['list, by a word', round => `/slos?limit=200&text=slo%20${round}`],
  ['filters and their counts', () => '/slos/facets'],
  ['one SLO', round => `/slos/default/slo-${round}`],
  ['its 28 days, as drawn', round => `/slos/default/slo-${round}/series`],
  ['its months and quarters', round => `/slos/default/slo-${round}/history`],
  [
    'what if, 90 days',
    round => `/slos/default/slo-${round}/what-if?target=0.99&window=7d`,
  ],
  [
    'card of a service, 10 SLOs',
    round => `/services/component/default/service-${round % 9}/slos`,
  ],
];

async function freePort() {
  const server = createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}

async function fill(slos, state) {
  await mkdir(join(state, 'db'));
  const database = {
    client: 'better-sqlite3',
    connection: { filename: join(state, 'db', 'operations.sqlite') },
    useNullAsDefault: true,
  };
  await run(process.execPath, [
    ...TRANSFORM,
    'bench/slo/pagesFill.ts',
    `${slos}`,
    JSON.stringify(database),
  ]);
}

function startBackend(slos, state, port) {
  const configs = ['app-config.yaml', 'bench/slo/app-config.pages.yaml'];
  return spawn(
    process.execPath,
    [
      ...TRANSFORM,
      'bench/slo/pagesBackend.ts',
      `${slos}`,
      ...configs.flatMap(file => ['--config', file]),
    ],
    {
      detached: true,
      stdio: [
        'ignore',
        process.env.BENCH_LOG ? 'inherit' : 'ignore',
        'inherit',
      ],
      env: {
        ...process.env,
        NODE_ENV: 'development',
        PORTAL_STATE_DIR: state,
        BENCH_PORT: `${port}`,
        METRICS_PORT: '0',
      },
    },
  );
}

async function signIn(base, user) {
  const provider = user ? 'example-users' : 'guest';
  const response = await fetch(`${base}/api/auth/${provider}/refresh`, {
    headers: user ? { 'x-example-user': user } : {},
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()).backstageIdentity.token;
}

async function ask(base, path, token) {
  const response = await fetch(`${base}/api/operations${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new Error(`${path} answers ${response.status}`);
  return response.json();
}

/** All are there, evaluated, and for all of their window. */
async function ready(base, slos) {
  const token = await signIn(base, 'user:default/admin');
  const { totalItems, states } = await ask(base, '/slos?limit=1', token);
  return totalItems === slos && states.unknown + states.invalid === 0;
}

async function checkWhole(base, token) {
  const { from, points } = await ask(base, '/slos/default/slo-1/series', token);
  const days = (Date.now() - Date.parse(from)) / 86_400_000;
  const known = points.filter(({ sli }) => sli !== undefined).length;
  // Otherwise it was measured under other names than were filled in.
  if (days < 27.9 || known < points.length * 0.95) {
    throw new Error(`${known} of ${points.length} points in ${days} days`);
  }
}

async function measure(slos) {
  const state = await mkdtemp(join(tmpdir(), 'slo-pages-'));
  let backend;
  try {
    note(`${count(slos)} SLOs: fills the store`);
    await fill(slos, state);
    const port = await freePort();
    const base = `http://127.0.0.1:${port}`;
    backend = startBackend(slos, state, port);
    note('starts, and evaluates');
    const started = performance.now();
    await until('evaluating', 600, () => ready(base, slos));
    note(`after ${((performance.now() - started) / 1000).toFixed(0)} s`);
    await new Promise(resolve => setTimeout(resolve, CALM));
    const tokens = [
      await signIn(base, 'user:default/admin'),
      await signIn(base),
    ];
    await checkWhole(base, tokens[0]);
    const times = REQUESTS.map(() => tokens.map(() => []));
    for (let round = -5; round < rounds; round += 1) {
      for (const [at, [, path]] of REQUESTS.entries()) {
        // Ten services have 100 SLOs, and the tenth is internal.
        const seen = ((round + 5) * 7) % 90;
        for (const [who, token] of tokens.entries()) {
          const took = await millisecondsOf(() => ask(base, path(seen), token));
          if (round >= 0) times[at][who].push(took);
        }
      }
    }
    return { times, memory: residentMiB({ pid: backend.pid }) };
  } finally {
    if (backend) await endGroup(backend);
    await rm(state, { recursive: true, force: true });
  }
}

const cell = samples =>
  `${median(samples).toFixed(0)} / ${percentile(samples, 0.95).toFixed(0)}`;

// A table for each size: on a machine that is busy, one may be made without the other.
for (const slos of sizes) {
  const { times, memory } = await measure(slos);
  await printTable(
    `slo-pages-${slos}`,
    [`${count(slos)} SLOs: p50 / p95 in ms`, 'admin', 'visitor'],
    [
      ...REQUESTS.map(([title], at) => [title, ...times[at].map(cell)]),
      ['memory of the backend', `${count(Math.round(memory))} MiB`, ''],
    ],
  );
}
