/* From an alert that is posted to its incident in an answer that an open page gets: announced, and then asked for. */
import { parseArgs } from 'node:util';
import { until } from '../lib/processes.mjs';
import { median, percentile } from '../lib/statistics.mjs';
import { printTable } from '../lib/table.mjs';
import { makeState, serviceName, startPortal, untilKnown } from './portal.mjs';
import { message, post } from './webhooks.mjs';

const { values } = parseArgs({
  options: {
    postgres: { type: 'string' },
    rounds: { type: 'string', default: '40' },
    write: { type: 'boolean' },
  },
});
const rounds = Number(values.rounds);
const SERVICES = 100;
/** As our pages do, so that they do not all ask at once. */
const JITTER_MS = 800;
const GIVE_UP_MS = 30_000;
const note = text => process.stderr.write(`${text}\n`);
const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

function subscribe(portal, token) {
  const url = `${portal.base.replace('http', 'ws')}/api/signals`;
  return until('the announcements being open', 60, async () => {
    const socket = new WebSocket(url, token);
    const isOpen = await new Promise(resolve => {
      socket.onopen = () => resolve(true);
      socket.onerror = () => resolve(false);
      setTimeout(() => resolve(false), 1000);
    });
    if (!isOpen) {
      socket.close();
      return undefined;
    }
    socket.send(JSON.stringify({ action: 'subscribe', channel: 'operations' }));
    return socket;
  });
}

async function measure(postgres) {
  const state = await makeState({ postgres, services: SERVICES });
  const portal = await startPortal(state);
  try {
    await untilKnown(portal, SERVICES);
    const token = await portal.signIn();
    const socket = await subscribe(portal, token);
    const times = { api: [], screen: [] };
    for (let round = 0; round < rounds; round += 1) {
      // The tenth of each ten is internal, which a visitor does not see.
      const index = Math.floor(round / 9) * 10 + (round % 9);
      const ref = `component:default/${serviceName(index)}`;
      const path = `/incidents?state=open&service=${encodeURIComponent(ref)}`;
      const shown = new Promise((resolve, reject) => {
        const giveUp = setTimeout(
          () => reject(new Error(`no incident of ${ref} is announced`)),
          GIVE_UP_MS,
        );
        socket.onmessage = async ({ data }) => {
          if (!JSON.parse(data).message?.incidents) return;
          const told = performance.now();
          const { items } = await portal.ask(path, token);
          if (items.length === 0) return;
          clearTimeout(giveUp);
          const asked = performance.now() - told;
          resolve({
            at: performance.now(),
            jitter: Math.random() * JITTER_MS,
            asked,
          });
        };
      });
      const began = performance.now();
      const status = await post(
        portal.webhook,
        message([index], { services: SERVICES }),
      );
      if (status !== 200) throw new Error(`the webhook answers ${status}`);
      const { at, jitter } = await shown;
      times.api.push((at - began) / 1000);
      times.screen.push((at - began + jitter) / 1000);
      // Alerts do not come in step with anything.
      await pause(Math.random() * 2000);
    }
    socket.close();
    return times;
  } finally {
    await portal.end();
    await state.remove();
  }
}

const goal = value => `at most 2 s: ${value <= 2 ? 'reached' : 'missed'}`;
const kinds = [['SQLite', undefined]];
if (values.postgres) kinds.push(['PostgreSQL', values.postgres]);
else note('--postgres URL is not given: only SQLite');
const rows = [];
for (const [name, postgres] of kinds) {
  note(name);
  const { api, screen } = await measure(postgres);
  const cell = samples =>
    `${median(samples).toFixed(2)} / ${percentile(samples, 0.95).toFixed(2)}`;
  rows.push([name, cell(api), cell(screen), goal(median(screen))]);
}
await printTable(
  'incidents-screen',
  [
    'From the webhook to the incident, p50 / p95 in s',
    'announced and in the API',
    'asked for by a page, with its jitter',
    'goal',
  ],
  rows,
);
