import { useRef, useState } from 'react';

/** A row of a list; gone where it has left the list while somebody was reading it. @internal */
export interface SteadyRow<T> {
  key: string;
  item: T;
  gone: boolean;
}

/** The length of the longest run that kept its order, among the new positions of the shown rows. */
function keptInOrder(positions: number[]): number {
  const tails: number[] = [];
  for (const position of positions) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (tails[middle] < position) low = middle + 1;
      else high = middle;
    }
    tails[low] = position;
  }
  return tails.length;
}

/**
 * Keeps rows where they are while somebody reads them: values change in place, places do not. What is new, and what
 * was loaded by scrolling, is added at the end.
 *
 * @param options - scope: with another one (another filter, another order) the order is taken at once.
 * @internal
 */
export function useSteadyOrder<T>(
  items: T[] | undefined,
  options: { held: boolean; scope: string; keyOf: (item: T) => string },
): { rows: SteadyRow<T>[]; moved: number; reorder: () => void } {
  const { held, scope, keyOf } = options;
  const shown = useRef<{ scope: string; rows: Map<string, T> }>();
  const [, render] = useState(0);
  const latest = new Map(items?.map(item => [keyOf(item), item]));

  const isKept = held && shown.current?.scope === scope;
  if (items) {
    const before = isKept ? shown.current?.rows ?? [] : [];
    // A key that is there already keeps its place.
    shown.current = { scope, rows: new Map([...before, ...latest]) };
  }

  const places = new Map([...latest.keys()].map((key, place) => [key, place]));
  const rows = [...(items && shown.current ? shown.current.rows : [])].map(
    ([key, item]) => ({ key, item, gone: !latest.has(key) }),
  );
  const positions = rows.flatMap(({ key }) => places.get(key) ?? []);
  return {
    rows,
    moved: rows.length - keptInOrder(positions),
    reorder: () => {
      shown.current = undefined;
      render(count => count + 1);
    },
  };
}
