/* One portal per state: a file with the process that uses it. One that is gone, or is no portal, no longer counts. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './places.mjs';
import { describe, isAlive } from './pids.mjs';
import { Sentence } from './sentence.mjs';

const PROGRAM = 'start.mjs';

function holderOf(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    if (!(pid > 0) || pid === process.pid || !isAlive(pid)) return undefined;
    // After a restart of the machine the number may be somebody else's.
    const { command } = describe(pid);
    return command === '' || command.includes(PROGRAM) ? pid : undefined;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Takes the state for this process, until it ends; throws a sentence where another portal has it. */
export function lock(state) {
  mkdirSync(state, { recursive: true });
  const file = join(state, 'lock');
  const pid = holderOf(file);
  if (pid) {
    throw new Sentence(
      `A portal (process ${pid}) uses ${
        relative(ROOT, state) || state
      }; end it, or choose another folder with --state DIR.`,
    );
  }
  rmSync(file, { force: true });
  try {
    writeFileSync(file, `${process.pid}`, { flag: 'wx' });
  } catch (error) {
    // Somebody else was faster.
    if (error.code === 'EEXIST') return lock(state);
    throw error;
  }
  process.once('exit', () => rmSync(file, { force: true }));
  return undefined;
}
