import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { certificateTrouble } from './certificates.mjs';
import { run, start, stop, tail } from './child.mjs';

const folder = mkdtempSync(join(tmpdir(), 'portal-child-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function node(name, code, more = {}) {
  return {
    name,
    command: process.execPath,
    args: ['-e', code],
    env: process.env,
    log: join(folder, `${name}.log`),
    ...more,
  };
}

/** Whether a process runs; one that has ended and that nobody has reaped (a container without an init) does not. */
function alive(pid) {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT' && process.platform !== 'linux') return true;
    return false;
  }
}

async function gone(pid) {
  for (let tries = 0; tries < 200 && alive(pid); tries += 1) await sleep(50);
  return !alive(pid);
}

const GRANDPARENT = `
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  console.log('grandchild ' + child.pid);
  process.on('SIGTERM', () => {});
  setInterval(() => {}, 1000);`;

function grandchildOf(options) {
  return new Promise(resolve => {
    const handle = start({
      ...options,
      onLine: line => {
        const found = line.match(/^grandchild (\d+)$/);
        if (found) resolve({ handle, pid: Number(found[1]) });
      },
    });
  });
}

test('a process that ignores the polite signal is ended with its own children', async () => {
  const { handle, pid } = await grandchildOf(node('stubborn', GRANDPARENT));
  await stop(handle, 300);
  assert.equal(await gone(handle.child.pid), true);
  assert.equal(await gone(pid), true);
});

const BUSY = `
  process.on('SIGTERM', () => {});
  process.on('uncaughtException', error => console.log(error));
  setInterval(() => console.log('busy'), 10);`;

test('a preloaded process does not outlive the one that started it, even when that is killed', async () => {
  const preload = new URL('./dieWithParent.cjs', import.meta.url).pathname;
  const parent = `
    const { spawn } = require('node:child_process');
    const child = spawn(process.execPath, ['--require', ${JSON.stringify(
      preload,
    )}, '-e', ${JSON.stringify(
    BUSY,
  )}], { detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
    console.log('grandchild ' + child.pid);
    setInterval(() => {}, 1000);`;
  const { handle, pid } = await grandchildOf(node('parent', parent));
  assert.equal(alive(pid), true);
  process.kill(handle.child.pid, 'SIGKILL');
  assert.equal(await gone(pid), true);
  await handle.ended;
});

test('a failing command is told with its exit code, its log and the last lines of it', async () => {
  const code =
    "console.log('first'); console.error('the reason'); process.exit(3)";
  await assert.rejects(run(node('failing', code)), {
    name: 'Sentence',
    message:
      /^failing failed \(exit code 3\); .*failing\.log\n(.|\n)*the reason/,
  });
  assert.match(readFileSync(join(folder, 'failing.log'), 'utf8'), /first/);
});

test('a command that does not exist is told, too', async () => {
  const missing = node('missing', '', { command: join(folder, 'nothing') });
  await assert.rejects(run(missing), { name: 'Sentence', message: /ENOENT/ });
});

test('an untrusted certificate ends what meets it, with one sentence', async () => {
  const code = `
    console.error('RequestError: self-signed certificate in certificate chain');
    console.error('    at TLSSocket.onConnectSecure (node:_tls_wrap:1679:34)');
    setInterval(() => {}, 1000);`;
  await assert.rejects(
    run(node('untrusted', code, { giveUp: certificateTrouble })),
    { name: 'Sentence', message: /^[^\n]*self-signed[^\n]*cafile[^\n]*\.$/ },
  );
});

test('the last lines of a log are short ones, and none of the access log', () => {
  const log = join(folder, 'access.log');
  const access = '"GET / HTTP/1.1" 200 type="incomingRequest"\n'.repeat(20);
  writeFileSync(log, `first\n${'x'.repeat(500)}\n${access}`);
  assert.equal(tail(log), `first\n${'x'.repeat(199)}…`);
});
