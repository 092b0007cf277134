import { useCallback, useRef, useState } from 'react';

/**
 * Does one thing at a time: pressed twice, it is done once, and what is being done has a name.
 *
 * @internal
 */
export function useOneAction<N extends string>() {
  const [doing, setDoing] = useState<N>();
  const [error, setError] = useState<Error>();
  // A second press may come before anything is drawn.
  const isBusy = useRef(false);
  const run = useCallback(
    async (name: N, action: () => Promise<unknown>): Promise<boolean> => {
      if (isBusy.current) return false;
      isBusy.current = true;
      setDoing(name);
      setError(undefined);
      try {
        await action();
        return true;
      } catch (problem) {
        setError(
          problem instanceof Error ? problem : new Error(String(problem)),
        );
        return false;
      } finally {
        isBusy.current = false;
        setDoing(undefined);
      }
    },
    [],
  );
  return { doing, error, run };
}
