import { RefObject, useEffect, useState } from 'react';
import { ListColumn } from './types';

type Leaves = NonNullable<ListColumn<unknown>['leaves']>;

/** As the style sheet has them, from where on which columns leave. */
const PIXELS_PER_REM = 16;
const SPARE = 72 * PIXELS_PER_REM;
const TIGHT = 62 * PIXELS_PER_REM;

const NONE: Leaves[] = [];
const SOME: Leaves[] = ['spare'];
const ALL: Leaves[] = ['spare', 'tight'];

function leavingAt(width: number): Leaves[] {
  if (width === 0 || width > SPARE) return NONE;
  return width > TIGHT ? SOME : ALL;
}

/**
 * Which columns have left a list for want of room: what they say is said in a second line.
 *
 * @internal
 */
export function useLeaving(list: RefObject<HTMLElement>): Leaves[] {
  const [leaving, setLeaving] = useState(NONE);
  useEffect(() => {
    const { current } = list;
    if (!current || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([{ contentRect }]) =>
      setLeaving(leavingAt(contentRect.width)),
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, [list]);
  return leaving;
}
