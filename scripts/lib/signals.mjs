/*
 * When to end: Ctrl-C, a polite kill, a closed terminal; and, under npm or Yarn, when that is gone (killed, it tells
 * nobody). Repeated signals change nothing, because npm and the terminal send the same one twice.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const LOOK_EVERY_MS = 500;

function ps(pid, field) {
  const args = ['-o', `${field}=`, '-p', `${pid}`];
  return execFileSync('ps', args, { encoding: 'utf8' }).trim();
}

/** A process's command line and parent: from /proc where there is one, because a small Linux has no ps. */
function describe(pid) {
  try {
    if (!existsSync('/proc/self/stat')) {
      return { command: ps(pid, 'command'), parent: Number(ps(pid, 'ppid')) };
    }
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    const [, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return { command: command.replaceAll('\0', ' '), parent: Number(parent) };
  } catch {
    return { command: '', parent: 0 };
  }
}

/** The npm or Yarn that runs us: our parent, or its parent where there is a shell between. */
function runner() {
  if (!process.env.npm_lifecycle_event) return undefined;
  const { command, parent } = describe(process.ppid);
  const isShell = /^(\S*\/)?(ba|da|z)?sh -c /.test(command);
  return (isShell && parent) || process.ppid;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Resolves when the program is to end. */
export function untilEnded() {
  return new Promise(resolve => {
    for (const signal of SIGNALS) process.on(signal, resolve);
    const pid = runner();
    if (!pid) return;
    setInterval(() => {
      if (!isAlive(pid)) resolve();
    }, LOOK_EVERY_MS).unref();
  });
}
