import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import {
  breakService,
  clusterLines,
  clusters,
  healService,
  status,
  statusLines,
} from './playground.mjs';

const SERVICES = [
  {
    name: 'ticket-shop',
    state: 'broken',
    fault: 'errors',
    pid: 41,
    ports: [8101, 8131],
    process: 'own',
    requestsPerSecond: 10.04,
    since: '2026-11-20T10:00:00.000Z',
  },
  {
    name: 'api',
    state: 'running',
    pid: 42,
    ports: [8102],
    process: 'shared',
    requestsPerSecond: 9,
    since: '2026-11-20T09:59:00.000Z',
  },
];

const CLUSTERS = [
  { name: 'eu-1', url: 'http://127.0.0.1:8150' },
  { name: 'us-1', url: 'http://127.0.0.1:8151', fault: 'hang' },
];

const asked = [];
const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  asked.push(`${request.method} ${request.url} ${body}`.trim());
  const known = !request.url.includes('tiket-shop');
  response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify(
      known
        ? { services: SERVICES, clusters: CLUSTERS }
        : { detail: "There is no 'tiket-shop': did you mean ticket-shop?" },
    ),
  );
});
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
const base = `http://127.0.0.1:${server.address().port}`;
after(() => server.close());

test('status is one service a line, name first, aligned', async () => {
  assert.deepEqual(statusLines(await status(base)), [
    'api          running          shared      :8102        9.0 requests/s   since 2026-11-20 09:59:00 UTC',
    'ticket-shop  broken (errors)  process 41  :8101 :8131  10.0 requests/s  since 2026-11-20 10:00:00 UTC',
  ]);
});

test('break and heal ask for what was meant', async () => {
  asked.length = 0;
  await breakService('ticket-shop', 'errors', base);
  await healService('a/b', base);
  await breakService('eu-1', 'down', base);
  await healService('us-1', base);
  assert.deepEqual(
    asked.filter(request => request !== 'GET /status'),
    [
      'POST /services/ticket-shop/break {"fault":"errors"}',
      'POST /services/a%2Fb/heal',
      'POST /clusters/eu-1/break {"fault":"down"}',
      'POST /clusters/us-1/heal',
    ],
  );
});

test('clusters are one a line, and whether they are cut off', async () => {
  assert.deepEqual(clusterLines(await clusters(base)), [
    'cluster eu-1  open  http://127.0.0.1:8150',
    'cluster us-1  cut off (hang)  http://127.0.0.1:8151',
  ]);
});

test("the playground's own words reach the person", async () => {
  await assert.rejects(healService('tiket-shop', base), {
    name: 'Sentence',
    message: /did you mean ticket-shop/,
  });
});

test('where no playground runs, the sentence says how to start one', async () => {
  await assert.rejects(status('http://127.0.0.1:1'), {
    name: 'Sentence',
    message: /npm start/,
  });
});
