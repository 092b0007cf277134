/* Webhooks that are stored and answered within a second, beside the least that one would write instead. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { endGroup, until } from '../lib/processes.mjs';
import { median } from '../lib/statistics.mjs';
import { printTable } from '../lib/table.mjs';
import { freePort, makeState, startPortal, untilKnown } from './portal.mjs';
import { flood, message, post } from './webhooks.mjs';

const { values } = parseArgs({
  options: {
    postgres: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
    write: { type: 'boolean' },
  },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const SERVICES = 100;
const CONNECTIONS = 8;
const SIZES = [1, 20];
const note = text => process.stderr.write(`${text}\n`);

let last = 0;
const nextId = () => {
  last += 1;
  return last;
};

/** Messages in a second. */
async function speed(url, alerts) {
  const acknowledged = [];
  const end = performance.now() + seconds * 1000;
  const began = performance.now();
  // Tickets open nothing: it is the way in that is measured, and the policy that looks at all of them meanwhile.
  const { refused } = await flood(url, {
    connections: CONNECTIONS,
    alerts,
    acknowledged,
    nextId,
    services: SERVICES,
    severity: 'warning',
    goesOn: () => performance.now() < end,
  });
  if (refused.size > 0) note(`refused: ${JSON.stringify([...refused])}`);
  const took = (performance.now() - began) / 1000;
  return acknowledged.length / alerts / took;
}

async function startPeer() {
  const folder = await mkdtemp(join(tmpdir(), 'bench-peer-'));
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ['bench/incidents/peer.mjs', join(folder, 'alerts.sqlite'), `${port}`],
    { detached: true, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const url = `http://127.0.0.1:${port}/`;
  await until('the peer', 30, async () => {
    await fetch(url);
    return true;
  });
  return {
    url,
    async end() {
      await endGroup(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function measure(postgres, peer) {
  const state = await makeState({ postgres, services: SERVICES });
  const portal = await startPortal(state);
  try {
    await untilKnown(portal, SERVICES);
    await until('taking alerts', 60, async () => {
      const body = message([nextId()], { services: SERVICES });
      return (await post(portal.webhook, body)) === 200;
    });
    const samples = SIZES.map(() => ({ ours: [], theirs: [] }));
    for (let round = 0; round < rounds; round += 1) {
      for (const [at, size] of SIZES.entries()) {
        samples[at].ours.push(await speed(portal.webhook, size));
        samples[at].theirs.push(await speed(peer.url, size));
      }
    }
    return samples;
  } finally {
    await portal.end();
    await state.remove();
  }
}

const peer = await startPeer();
try {
  const kinds = [['SQLite', undefined]];
  if (values.postgres) kinds.push(['PostgreSQL', values.postgres]);
  else note('--postgres URL is not given: only SQLite');
  const rows = [];
  for (const [name, postgres] of kinds) {
    note(name);
    const samples = await measure(postgres, peer);
    for (const [at, size] of SIZES.entries()) {
      const ours = median(samples[at].ours);
      const theirs = median(samples[at].theirs);
      rows.push([
        `${name}, ${size === 1 ? 'one alert' : `${size} alerts`} each`,
        ours.toFixed(0),
        (ours * size).toFixed(0),
        theirs.toFixed(0),
        (ours / theirs).toFixed(2),
      ]);
    }
  }
  await printTable(
    'incidents-accepted',
    [
      `${CONNECTIONS} connections`,
      'messages/s',
      'alerts/s',
      'Express and SQLite alone (peer), messages/s',
      'ratio',
    ],
    rows,
  );
} finally {
  await peer.end();
}
