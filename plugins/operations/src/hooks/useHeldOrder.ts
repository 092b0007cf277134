import { useRef } from 'react';

/**
 * Keeps things in the order in which they are read: while it is held, values change in place, and what is new
 * is added at the end.
 *
 * @internal
 */
export function useHeldOrder<T>(
  items: T[],
  options: { held: boolean; keyOf: (item: T) => string },
): T[] {
  const { held, keyOf } = options;
  const order = useRef<string[]>([]);
  const before = new Map(order.current.map((key, place) => [key, place]));
  const placeOf = (item: T) => before.get(keyOf(item)) ?? Infinity;
  const shown = held
    ? [...items].sort((a, b) => {
        const [first, second] = [placeOf(a), placeOf(b)];
        return first === second ? 0 : first - second;
      })
    : items;
  order.current = shown.map(keyOf);
  return shown;
}
