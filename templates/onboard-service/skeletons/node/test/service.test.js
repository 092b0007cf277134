import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { createService } from '../src/createService.js';

async function listen(server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${server.address().port}`;
}

describe('the service', () => {
  const { server, stop } = createService({
    service: 'example',
    namespace: 'quoted "name"',
    routes: {
      '/': ({ service }) => ({ service }),
      '/breaks': () => {
        throw new Error('on purpose');
      },
    },
  });
  let url;

  before(async () => {
    url = await listen(server);
  });

  after(() => stop({ graceMs: 0 }));

  it('answers', async () => {
    const response = await fetch(url);
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { service: 'example' });
  });

  it('says that it is well', async () => {
    const response = await fetch(`${url}/healthz`);
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { ok: true });
  });

  it('says what is not there, and what did not work', async () => {
    assert.equal((await fetch(`${url}/nowhere`)).status, 404);
    assert.equal((await fetch(`${url}/toString`)).status, 404);
    assert.equal((await fetch(url, { method: 'POST' })).status, 404);
    assert.equal((await fetch(`${url}/breaks`)).status, 500);
  });

  it('counts what its users asked for, and nothing else', async () => {
    await fetch(`${url}/healthz`);
    const response = await fetch(`${url}/metrics`);
    assert.match(response.headers.get('content-type'), /version=0\.0\.4/);
    const text = await response.text();
    for (const [code, count] of [
      [200, 1],
      [404, 3],
      [500, 1],
    ]) {
      const labels = `namespace="quoted \\"name\\"",service="example",code="${code}"`;
      assert.ok(
        text.includes(`\nhttp_requests_total{${labels}} ${count}\n`),
        text,
      );
    }
  });
});

it('ends as it is told to, after it has sent callers elsewhere', async () => {
  const main = fileURLToPath(new URL('../src/main.js', import.meta.url));
  const child = spawn(process.execPath, [main], {
    env: { PORT: '0', GRACE_MS: '500' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [line] = await once(createInterface(child.stdout), 'line');
  const url = `http://127.0.0.1:${/\d+$/.exec(line)[0]}`;
  assert.equal((await fetch(`${url}/healthz`)).status, 200);
  child.kill('SIGTERM');
  let status;
  while (status !== 503) ({ status } = await fetch(`${url}/healthz`));
  assert.equal((await fetch(url)).status, 200);
  assert.deepEqual(await ended, [0, null]);
});
