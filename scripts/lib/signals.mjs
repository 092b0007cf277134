/*
 * When to end: Ctrl-C, a polite kill, a closed terminal; and, under npm or Yarn, when that is gone (killed, it tells
 * nobody). Repeated signals change nothing, because npm and the terminal send the same one twice.
 */
import { describe, isAlive } from './pids.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const LOOK_EVERY_MS = 500;

/** The npm or Yarn that runs us: our parent, or its parent where there is a shell between. */
function runner() {
  if (!process.env.npm_lifecycle_event) return undefined;
  const { command, parent } = describe(process.ppid);
  const isShell = /^(\S*\/)?(ba|da|z)?sh -c /.test(command);
  return (isShell && parent) || process.ppid;
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
