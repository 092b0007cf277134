/** What machines said in their own words is under this name everywhere: in reasons and in changes. */
const DETAIL = 'detail';

function strip(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(strip);
    return items.every((item, at) => item === value[at]) ? value : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const kept = entries
    .filter(([key]) => key !== DETAIL)
    .map(([key, part]): [string, unknown] => [key, strip(part)]);
  const same =
    kept.length === entries.length &&
    kept.every(([, part], at) => part === entries[at][1]);
  return same ? value : Object.fromEntries(kept);
}

/**
 * An answer without the words of machines, wherever they are in it; the answer itself where it has none.
 *
 * @internal
 */
export function withoutDetail<T>(answer: T): T {
  return strip(answer) as T;
}
