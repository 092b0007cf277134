/*
 * When to end: Ctrl-C, a polite kill, a closed terminal; and, under npm or Yarn, when that is gone (killed, it tells
 * nobody). Repeated signals change nothing, because npm and the terminal send the same one twice.
 */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const LOOK_EVERY_MS = 1_000;

/** Resolves when the program is to end. */
export function untilEnded() {
  return new Promise(resolve => {
    for (const signal of SIGNALS) process.on(signal, () => resolve(signal));
    if (!process.env.npm_lifecycle_event) return;
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) resolve('the end of npm');
    }, LOOK_EVERY_MS).unref();
  });
}
