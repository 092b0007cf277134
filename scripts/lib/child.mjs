/*
 * A process of ours: in a group of its own, so that it ends with everything it started; its output in a file.
 * Its standard input is a pipe that closes when we die, however we die; see dieWithParent.cjs.
 */
import { spawn } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Sentence } from './sentence.mjs';

const GRACE_MS = 10_000;
/** How long what a process started may outlive it. */
const ORPHAN_GRACE_MS = 1_000;
const ESCAPES = /\x1b\[[0-9;?]*[A-Za-z]/g;

const running = new Set();
let closing = false;

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
    return true;
  } catch (error) {
    if (error.code === 'ESRCH' || error.code === 'EPERM') return false;
    throw error;
  }
}

const ACCESS_LOG = /incomingRequest/;
const LINE_LENGTH = 200;

/** The last lines of a log, without colours and without what was merely asked of the backend. */
export function tail(file, lines = 15) {
  try {
    const text = readFileSync(file, 'utf8').replace(ESCAPES, '').trimEnd();
    return text
      .split(/\r?\n/)
      .filter(line => !ACCESS_LOG.test(line))
      .slice(-lines)
      .map(line =>
        line.length > LINE_LENGTH ? `${line.slice(0, LINE_LENGTH - 1)}…` : line,
      )
      .join('\n');
  } catch {
    return '';
  }
}

function byLine(stream, onLine) {
  let partial = '';
  stream.setEncoding('utf8').on('data', chunk => {
    const lines = (partial + chunk.replace(ESCAPES, '')).split(/\r\n?|\n/);
    partial = lines.pop();
    lines.forEach(line => onLine(line));
  });
}

/**
 * Starts a process; `onLine` sees each line of its output. `ended` resolves when it is gone, whatever the reason.
 */
export function start({ name, command, args, cwd, env, log, onLine, ...rest }) {
  if (closing) throw new Sentence(`${name} is not started: everything ends.`);
  mkdirSync(dirname(log), { recursive: true });
  const file = openSync(log, 'w');
  // Where nobody listens the output goes straight to the file, which is still there when we are not.
  const output = onLine ? 'pipe' : file;
  const child = spawn(command, args, {
    cwd,
    env,
    detached: true,
    stdio: ['pipe', output, output],
    ...rest,
  });
  child.stdin.on('error', () => {});
  if (onLine) {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', chunk => writeSync(file, chunk));
      byLine(stream, onLine);
    }
  }
  const handle = { name, log, child };
  running.add(handle);
  handle.ended = new Promise(resolve => {
    const end = result => {
      if (running.delete(handle)) closeSync(file);
      resolve(result);
    };
    child.once('error', error => end({ error }));
    child.once('close', (code, signal) => end({ code, signal }));
  });
  return handle;
}

/** Ends a process and everything it started: politely, and after a while not. */
export async function stop(handle, graceMs = GRACE_MS) {
  if (!handle.child.pid) return;
  let deadline = Date.now() + graceMs;
  let alive = signalGroup(handle.child, 'SIGTERM');
  handle.ended.then(() => {
    deadline = Math.min(deadline, Date.now() + ORPHAN_GRACE_MS);
  });
  while (alive && Date.now() < deadline) {
    await sleep(50);
    alive = signalGroup(handle.child, 0);
  }
  if (alive) signalGroup(handle.child, 'SIGKILL');
  await handle.ended;
}

/** Ends whatever still runs, last started first; nothing is started afterwards. */
export async function stopAll() {
  closing = true;
  for (const handle of [...running].reverse()) await stop(handle);
}

/**
 * Runs a process to its end; one that fails becomes a sentence with the last lines of its log. One of whose lines
 * `giveUp` makes a sentence is ended at once, and that is what is told.
 */
export async function run({
  remedy = 'its log says why',
  lines,
  giveUp,
  ...options
}) {
  let hopeless;
  const onLine = line => {
    if (hopeless) return;
    hopeless = giveUp(line);
    if (hopeless) stop(handle);
    else options.onLine?.(line);
  };
  const handle = start(giveUp ? { ...options, onLine } : options);
  handle.child.stdin.end();
  const { code, signal, error } = await handle.ended;
  if (hopeless) throw hopeless;
  if (code === 0) return;
  const how =
    error?.message ?? (signal ? `ended by ${signal}` : `exit code ${code}`);
  throw new Sentence(
    `${options.name} failed (${how}); ${remedy}: ${options.log}\n${tail(
      options.log,
      lines,
    )}`,
  );
}
