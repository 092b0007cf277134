/*
 * Preloaded into the processes of the portal: standard input is a pipe from the start script, and it closes when that
 * dies, SIGKILL included. Then nobody is left to end this process, so it ends itself. Worker threads are preloaded, too,
 * and their standard input says nothing.
 */
const { isMainThread } = require('node:worker_threads');

if (isMainThread) {
  process.stdin.on('error', () => {});
  process.stdin.on('close', () => process.kill(process.pid, 'SIGTERM'));
  process.stdin.resume();
}
