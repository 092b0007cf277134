import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** What the API accepts at most; beyond that it would answer with a refusal. */
const MOST_VALUES = 50;
export const LONGEST = {
  ref: 400,
  cluster: 253,
  environment: 63,
  text: 200,
};

/** One value as it is written in full, or nothing where it cannot be meant. */
export type Read<T> = (value: string) => T | undefined;

/** One of the values that are known. @internal */
export const oneOf =
  <T extends string>(known: readonly T[]): Read<T> =>
  value =>
    known.find(candidate => candidate === value);

const isControl = (character: string) =>
  character < ' ' || character === '\u007f';

/** Text without control characters. @internal */
export const plain =
  (longest: number): Read<string> =>
  value =>
    value && value.length <= longest && ![...value].some(isControl)
      ? value
      : undefined;

/** An entity ref, written in full. @internal */
export const entityRef: Read<string> = value => {
  try {
    return plain(LONGEST.ref)(stringifyEntityRef(parseEntityRef(value)));
  } catch {
    return undefined;
  }
};

/** What is looked for. @internal */
export const text: Read<string> = value =>
  plain(LONGEST.text)(value.trim().slice(0, LONGEST.text));

/** All values of one name, each once. @internal */
export function valuesOf<T extends string>(
  params: URLSearchParams,
  name: string,
  readOne: Read<T>,
): T[] {
  const values = params.getAll(name).flatMap(value => readOne(value) ?? []);
  return [...new Set(values)].slice(0, MOST_VALUES);
}

/** A value of a filter, as the address has it. @internal */
export interface FilterValue {
  name: string;
  value: string;
}

/**
 * What an address asks for that cannot be meant. It stays in the address, and whoever reads the list is told.
 *
 * @internal
 */
export function unreadOf(
  params: URLSearchParams,
  readers: Record<string, Read<string>>,
): FilterValue[] {
  return Object.entries(readers).flatMap(([name, readOne]) =>
    [...new Set(params.getAll(name))]
      .filter(value => value && readOne(value) === undefined)
      .slice(0, MOST_VALUES)
      .map(value => ({ name, value })),
  );
}

/**
 * The address as it should be written, with what was read of it. What belongs to others stays in it, and so
 * does what the reader is told of.
 *
 * @internal
 */
export function cleanAddress(
  params: URLSearchParams,
  read: Record<string, string[]>,
  unread: FilterValue[] = [],
): URLSearchParams {
  const clean = new URLSearchParams(params);
  for (const [name, followed] of Object.entries(read)) {
    const told = unread.filter(one => one.name === name);
    const values = [...followed, ...told.map(({ value }) => value)];
    if (values.join('\n') === params.getAll(name).join('\n')) continue;
    clean.delete(name);
    values.forEach(value => clean.append(name, value));
  }
  return clean;
}

/** Nothing chosen is no filter. @internal */
export const chosen = <T>(values: T[]) =>
  values.length > 0 ? values : undefined;
