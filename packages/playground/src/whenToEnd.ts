import { fstatSync } from 'node:fs';

/** Whether somebody holds the other end of our standard input; a terminal or /dev/null says nothing. */
function stdinIsPipe(): boolean {
  const stdin = fstatSync(0);
  return stdin.isFIFO() || stdin.isSocket();
}

/**
 * Resolves when the playground should end: it was told to, or the process that started it is gone.
 *
 * @internal
 */
export function whenToEnd(): Promise<void> {
  return new Promise(end => {
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
    process.once('SIGHUP', end);
    if (process.channel) {
      process.once('disconnect', end);
    } else if (stdinIsPipe()) {
      process.stdin.once('end', end).once('error', end).resume();
    }
  });
}
