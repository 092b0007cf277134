/**
 * A process of the playground ends when its parent says so or is gone. Ctrl-C reaches the whole terminal
 * group; the parent ends its children in order then.
 *
 * @internal
 */
export function endWithParent(close: () => Promise<void>): void {
  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    await close();
    process.exit(0);
  };
  process.on('disconnect', end);
  process.on('SIGTERM', end);
  process.on('SIGINT', () => {});
}
