/*
 * Preloaded into the processes of the portal: standard input is a pipe from the start script, and it closes when that
 * dies, SIGKILL included. Then nobody is left to end this process, so it ends itself: politely, and after a while not.
 * Nobody reads its output any more either, which must not keep it busy. Worker threads are preloaded, too, and their
 * standard input says nothing.
 */
const { isMainThread } = require('node:worker_threads');

const GRACE_MS = 5_000;

if (isMainThread) {
  for (const stream of [process.stdin, process.stdout, process.stderr]) {
    stream.on('error', () => {});
  }
  process.stdin.on('close', () => {
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  process.stdin.resume();
}
