import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  checkDisk,
  checkGit,
  checkPlatform,
  checkPorts,
  inUse,
} from './preflight.mjs';

const folder = mkdtempSync(join(tmpdir(), 'portal-preflight-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const ONE_SENTENCE = { name: 'Sentence', message: /^[^\n]+: [^\n]+\.$/ };

async function listener(host) {
  const server = createServer();
  await new Promise(resolve => server.listen(0, host, resolve));
  after(() => server.close());
  return server.address().port;
}

test('Linux and macOS are supported, others are told what to do', () => {
  checkPlatform('linux');
  checkPlatform('darwin');
  assert.throws(() => checkPlatform('win32'), ONE_SENTENCE);
});

test('a missing git is told', () => {
  checkGit();
  assert.throws(() => checkGit({ PATH: folder }), ONE_SENTENCE);
});

test('a full disk is told, and less is needed where everything is installed', () => {
  const oneGib = { bavail: 1024 ** 2, bsize: 1024 };
  assert.throws(() => checkDisk(folder, oneGib), ONE_SENTENCE);
  mkdirSync(join(folder, 'node_modules'));
  checkDisk(folder, oneGib);
  assert.throws(
    () => checkDisk(folder, { bavail: 1, bsize: 1024 }),
    ONE_SENTENCE,
  );
});

for (const host of ['127.0.0.1', '0.0.0.0']) {
  test(`a port in use on ${host} is told`, async () => {
    const port = await listener(host);
    assert.equal(await inUse(port), true);
    await assert.rejects(checkPorts({ port, playground: false }), ONE_SENTENCE);
  });
}

test('all ports in use are told at once', async () => {
  const port = await listener('127.0.0.1');
  const metricsPort = await listener('127.0.0.1');
  await assert.rejects(checkPorts({ port, metricsPort, playground: false }), {
    name: 'Sentence',
    message: new RegExp(
      `^[^\\n]*${port} \\(the portal\\), ${metricsPort} \\(its metrics\\); [^\\n]+\\.$`,
    ),
  });
});
