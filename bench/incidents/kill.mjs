/* Nothing that was acknowledged is lost, and nothing is doubled, however often it is killed at full speed. */
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { until } from '../lib/processes.mjs';
import { printTable } from '../lib/table.mjs';
import { makeState, startPortal } from './portal.mjs';
import { flood, message, post } from './webhooks.mjs';

const createKnex = createRequire(import.meta.url)('knex');

const { values } = parseArgs({
  options: {
    postgres: { type: 'string' },
    kills: { type: 'string', default: '50' },
    write: { type: 'boolean' },
  },
});
const kills = Number(values.kills);
const note = text => process.stderr.write(`${text}\n`);
const pause = ms => new Promise(resolve => setTimeout(resolve, ms));
const OPTIONS = { services: 100, connections: 8, alerts: 5 };

let last = 0;
const nextId = () => {
  last += 1;
  return last;
};

async function measure(postgres) {
  const state = await makeState({ postgres, services: OPTIONS.services });
  const acknowledged = [];
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const portal = await startPortal(state, { kind: 'small' });
      await until('taking alerts', 120, async () => {
        const id = nextId();
        const took = await post(portal.webhook, message([id], OPTIONS));
        if (took === 200) acknowledged.push(id);
        return took === 200;
      });
      let isAlive = true;
      const sending = flood(portal.webhook, {
        ...OPTIONS,
        acknowledged,
        nextId,
        goesOn: () => isAlive,
      });
      await pause(Math.random() * 1000);
      await portal.kill();
      isAlive = false;
      await sending;
      if (kill % 10 === 9) note(`${kill + 1} kills, ${acknowledged.length}`);
    }
    const stored = await storedIn(state);
    const counts = new Map();
    for (const id of stored) counts.set(id, (counts.get(id) ?? 0) + 1);
    return {
      sent: last,
      acknowledged: acknowledged.length,
      lost: acknowledged.filter(id => !counts.has(id)).length,
      doubled: [...counts.values()].filter(n => n > 1).length,
    };
  } finally {
    await state.remove();
  }
}

/** Read past the portal: what its tables have. */
async function storedIn(state) {
  const database = createKnex(state.knex);
  try {
    const rows = await database('alerts')
      .where('source', 'alertmanager-bench')
      .select('labels');
    return rows.map(({ labels }) => Number(JSON.parse(labels).bench));
  } finally {
    await database.destroy();
  }
}

const kinds = [['SQLite', undefined]];
if (values.postgres) kinds.push(['PostgreSQL', values.postgres]);
else note('--postgres URL is not given: only SQLite');
const rows = [];
let isWhole = true;
for (const [name, postgres] of kinds) {
  note(name);
  last = 0;
  const { sent, acknowledged, lost, doubled } = await measure(postgres);
  isWhole &&= lost + doubled === 0;
  rows.push([
    name,
    `${kills}`,
    sent.toLocaleString('en-GB'),
    acknowledged.toLocaleString('en-GB'),
    `${lost}`,
    `${doubled}`,
  ]);
}
await printTable(
  'incidents-kill',
  [
    'Killed at full speed',
    'SIGKILLs',
    'alerts sent',
    'acknowledged',
    'of these lost',
    'doubled',
  ],
  rows,
);
if (!isWhole) process.exitCode = 1;
