import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { lock } from './lock.mjs';
import { ROOT } from './places.mjs';

const folder = mkdtempSync(join(tmpdir(), 'portal-lock-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const SLEEP = 'setInterval(() => {}, 1000)';

/** A state with a database that a process uses. */
async function usedState(name, ...args) {
  const state = join(folder, name);
  mkdirSync(join(state, 'db'), { recursive: true });
  const holder = spawn(process.execPath, ['-e', SLEEP, ...args]);
  await once(holder, 'spawn');
  writeFileSync(join(state, 'lock'), `${holder.pid}`);
  const end = async () => {
    holder.kill('SIGKILL');
    await once(holder, 'exit');
  };
  return { state, holder, end };
}

test('--fresh beside a running portal deletes nothing, says which portal it is and fails', async () => {
  const { state, holder, end } = await usedState('running', 'start.mjs');
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'scripts', 'start.mjs'), '--fresh', '--state', state],
    { encoding: 'utf8' },
  );
  assert.match(
    stderr,
    new RegExp(
      `^A portal \\(process ${holder.pid}\\) uses \\S+; end it, or choose another folder with --state DIR\\.\\n$`,
    ),
  );
  assert.equal(status, 1);
  assert.equal(existsSync(join(state, 'db')), true);
  await end();
  lock(state);
  assert.equal(readFileSync(join(state, 'lock'), 'utf8'), `${process.pid}`);
});

test('a process that is no portal holds nothing, though it has the number of one', async () => {
  const { state, end } = await usedState('reused');
  lock(state);
  assert.equal(readFileSync(join(state, 'lock'), 'utf8'), `${process.pid}`);
  await end();
});
