import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

const folder = mkdtempSync(join(tmpdir(), 'portal-signals-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const signals = new URL('./signals.mjs', import.meta.url).href;

/** A program that writes what happens to it into a file. */
const program = file => `
  import { appendFileSync } from 'node:fs';
  import { untilEnded } from ${JSON.stringify(signals)};
  const say = word => appendFileSync(${JSON.stringify(file)}, word + ' ');
  untilEnded().then(() => { say('ended'); process.exit(); });
  setInterval(() => {}, 1000);
  say('running');`;

async function says(file, word) {
  for (let tries = 0; tries < 300; tries += 1) {
    try {
      if (readFileSync(file, 'utf8').includes(word)) return true;
    } catch {
      // It has not said anything yet.
    }
    await sleep(50);
  }
  return false;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  test(`${signal} ends the program`, async () => {
    const file = join(folder, signal);
    const args = ['--input-type=module', '-e', program(file)];
    const child = spawn(process.execPath, args, { stdio: 'ignore' });
    assert.equal(await says(file, 'running'), true);
    child.kill(signal);
    assert.equal(await says(file, 'ended'), true);
  });
}

test('an npm that is killed, with its shell between, takes the program with it', async () => {
  const file = join(folder, 'npm');
  const shell = '"$NODE" --input-type=module -e "$PROGRAM"; true';
  const npm = `
    const { spawn } = require('node:child_process');
    spawn('sh', ['-c', ${JSON.stringify(shell)}], { stdio: 'ignore' });
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['-e', npm], {
    stdio: 'ignore',
    env: {
      ...process.env,
      NODE: process.execPath,
      PROGRAM: program(file),
      npm_lifecycle_event: 'start',
    },
  });
  assert.equal(await says(file, 'running'), true);
  child.kill('SIGKILL');
  assert.equal(await says(file, 'ended'), true);
});
