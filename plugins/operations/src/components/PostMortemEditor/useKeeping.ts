import { useCallback, useEffect, useMemo, useRef } from 'react';
import { keep, Kept } from './kept';

/** Kept when typing has rested for so long: browsers write what they keep while everything else waits. */
const RESTS_MS = 400;

/**
 * Keeps in this browser what is being written, a moment later, and at once when the page goes.
 *
 * @internal
 */
export function useKeeping(key: string) {
  const waiting = useRef<Kept>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const flush = useCallback(() => {
    clearTimeout(timer.current);
    if (waiting.current) keep(key, waiting.current);
    waiting.current = undefined;
  }, [key]);
  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);
  return useMemo(
    () => ({
      soon: (kept: Kept) => {
        waiting.current = kept;
        clearTimeout(timer.current);
        timer.current = setTimeout(flush, RESTS_MS);
      },
      /** What is safe elsewhere is not kept. */
      forget: () => {
        waiting.current = undefined;
        clearTimeout(timer.current);
        keep(key, undefined);
      },
    }),
    [key, flush],
  );
}
