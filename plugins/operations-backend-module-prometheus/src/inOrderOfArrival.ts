/** What several pieces of work bring, as it comes. Ends when all have ended, with the first error if there was one. @internal */
export async function* inOrderOfArrival<T>(
  works: Array<(emit: (item: T) => void) => Promise<void>>,
): AsyncGenerator<T> {
  const arrived: T[] = [];
  let wake: () => void = () => {};
  let running = works.length;
  let failure: { error: unknown } | undefined;
  for (const work of works) {
    work(item => {
      arrived.push(item);
      wake();
    })
      .catch(error => {
        failure ??= { error };
      })
      .finally(() => {
        running -= 1;
        wake();
      });
  }
  for (;;) {
    yield* arrived.splice(0);
    if (arrived.length > 0) continue;
    if (running === 0) break;
    await new Promise<void>(resolve => {
      wake = resolve;
    });
  }
  if (failure) throw failure.error;
}
