/* How long the API takes for what the pages of incidents ask, with 100,000 of them, to an admin and to a visitor. */
import { execFile } from 'node:child_process';
import { parseArgs, promisify } from 'node:util';
import { until } from '../lib/processes.mjs';
import { median, millisecondsOf, percentile } from '../lib/statistics.mjs';
import { printTable } from '../lib/table.mjs';
import {
  makeState,
  serviceName,
  startPortal,
  untilCalm,
  untilKnown,
} from './portal.mjs';

const run = promisify(execFile);
const { values } = parseArgs({
  options: {
    postgres: { type: 'string' },
    incidents: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '40' },
    write: { type: 'boolean' },
  },
});
const incidents = Number(values.incidents);
const rounds = Number(values.rounds);
const SERVICES = 1000;
const GOAL_MS = 100;
const ADMIN = 'user:default/admin';
const note = text => process.stderr.write(`${text}\n`);

const service = round =>
  encodeURIComponent(
    `component:default/${serviceName((round * 10) % SERVICES)}`,
  );

/** What the pages ask; each round of another value. */
const REQUESTS = [
  ['clusters, none, to compare', () => '/clusters'],
  ['list, first 50', () => '/incidents?limit=50'],
  ['open ones', () => '/incidents?limit=50&state=open'],
  [
    'resolved ones, last changed first',
    () => '/incidents?limit=50&state=resolved&sort=updated',
  ],
  [
    'of one severity',
    round => `/incidents?limit=50&severity=${1 + (round % 4)}`,
  ],
  ['of one service', round => `/incidents?limit=50&service=${service(round)}`],
  [
    'of one team',
    round => `/incidents?limit=50&owner=group:default/team-${round % 40}`,
  ],
  [
    'of one cause, in 90 days',
    () =>
      `/incidents?limit=50&cause=capacity&from=${encodeURIComponent(
        new Date(Date.now() - 90 * 86_400_000).toISOString(),
      )}`,
  ],
  ['by a word that many have', () => '/incidents?limit=50&text=certificate'],
  [
    'by a word that one has',
    round => `/incidents?limit=50&text=in%20${incidents - round - 1}`,
  ],
  ['by a word that is nowhere', () => '/incidents?limit=50&text=nowhere'],
  ['filters and their counts', () => '/incidents/facets'],
];

/** An administrator, whom the policy lets see everything. */
function organisation() {
  return {
    APP_CONFIG_permission_openOperations_admins: JSON.stringify([ADMIN]),
  };
}

async function measure(postgres) {
  const state = await makeState({ postgres, services: SERVICES, admin: ADMIN });
  Object.assign(state.env, organisation());
  let portal = await startPortal(state);
  try {
    await untilKnown(portal, SERVICES);
    await portal.end();
    note('fills the store');
    await run(process.execPath, [
      '--no-node-snapshot',
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      'bench/incidents/fill.ts',
      `${incidents}`,
      JSON.stringify(state.knex),
    ]);
    portal = await startPortal(state);
    await untilKnown(portal, SERVICES);
    note('waits until everything is read');
    await untilCalm(portal);
    note('asks');
    const tokens = await until('signing in', 60, async () => [
      await portal.signIn(ADMIN),
      await portal.signIn(),
    ]);
    const { totalItems } = await portal.ask('/incidents?limit=1', tokens[0]);
    if (totalItems !== incidents) throw new Error(`${totalItems} are seen`);
    const times = REQUESTS.map(() => tokens.map(() => []));
    for (let round = -3; round < rounds; round += 1) {
      for (const [at, [, path]] of REQUESTS.entries()) {
        for (const [who, token] of tokens.entries()) {
          const took = await millisecondsOf(() =>
            portal.ask(path(round + 3), token),
          );
          if (round >= 0) times[at][who].push(took);
        }
      }
    }
    return times;
  } finally {
    await portal.end();
    await state.remove();
  }
}

const cell = samples =>
  `${median(samples).toFixed(0)} / ${percentile(samples, 0.95).toFixed(0)}`;
const kinds = [['SQLite', undefined]];
if (values.postgres) kinds.push(['PostgreSQL', values.postgres]);
else note('--postgres URL is not given: only SQLite');
const columns = [];
for (const [name, postgres] of kinds) {
  note(name);
  const times = await measure(postgres);
  columns.push(
    ...['admin', 'visitor'].map((who, at) => ({
      title: `${name}, ${who}`,
      samples: times.map(one => one[at]),
    })),
  );
}
const worst = Math.max(
  ...columns.flatMap(({ samples }) =>
    samples.map(one => percentile(one, 0.95)),
  ),
);
await printTable(
  'incidents-lists',
  [
    `${incidents.toLocaleString('en-GB')} incidents: p50 / p95 in ms`,
    ...columns.map(({ title }) => title),
  ],
  [
    ...REQUESTS.map(([title], at) => [
      title,
      ...columns.map(({ samples }) => cell(samples[at])),
    ]),
    [
      `goal: p95 under ${GOAL_MS} ms`,
      worst < GOAL_MS ? 'reached' : `missed: ${worst.toFixed(0)} ms`,
      ...columns.slice(1).map(() => ''),
    ],
  ],
);
