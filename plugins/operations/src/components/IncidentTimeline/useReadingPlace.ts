import { TimelineEntry } from '@operate-first/plugin-operations-common';
import { useLayoutEffect, useRef, useState } from 'react';

/** So near to the end one still sees what comes. */
const NEAR_PX = 48;

/**
 * Where somebody reads in a list that grows at both ends. Who is at the end stays there, where one writes; who reads
 * above is not moved, and is told how much has come.
 *
 * @internal
 */
export function useReadingPlace(entries: TimelineEntry[]) {
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const atEnd = useRef(true);
  const [seen, setSeen] = useState<number>();
  const before = useRef<{ first?: number; height: number }>({ height: 0 });
  const first = entries[0]?.seq;
  const last = entries[entries.length - 1]?.seq;

  const toEnd = () => {
    const box = scroller.current;
    if (box) box.scrollTop = box.scrollHeight;
    atEnd.current = true;
    setAtEnd(true);
    setSeen(last);
  };

  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const was = before.current;
    if (atEnd.current) {
      box.scrollTop = box.scrollHeight;
      setSeen(last);
    } else if (first !== undefined && was.first !== first) {
      // What was put above must not push down what is being read.
      box.scrollTop += box.scrollHeight - was.height;
    }
    before.current = { first, height: box.scrollHeight };
  }, [first, last, entries.length]);

  return {
    scroller,
    onScroll: () => {
      const box = scroller.current;
      if (!box) return;
      const left = box.scrollHeight - box.scrollTop - box.clientHeight;
      atEnd.current = left < NEAR_PX;
      if (atEnd.current !== isAtEnd) setAtEnd(atEnd.current);
      if (atEnd.current && seen !== last) setSeen(last);
    },
    /** How many have come below since the end was seen. */
    news:
      seen === undefined || isAtEnd
        ? 0
        : entries.filter(({ seq }) => seq > seen).length,
    toEnd,
  };
}
