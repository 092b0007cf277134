import { useCallback, useEffect, useRef } from 'react';

/**
 * Something that is done at most once in a while, however often it is asked for: at once the first time, and once
 * more at the end where it was asked for meanwhile.
 *
 * @internal
 */
export function useCalmly(work: () => void, everyMs: number) {
  const latest = useRef(work);
  latest.current = work;
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const isAsked = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    const run = () => {
      isAsked.current = false;
      latest.current();
      timer.current = setTimeout(() => {
        timer.current = undefined;
        if (isAsked.current) run();
      }, everyMs);
    };
    if (timer.current) isAsked.current = true;
    else run();
  }, [everyMs]);
}
