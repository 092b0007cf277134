import { FacetValue } from '@operate-first/plugin-operations-common';

/**
 * The values there are, by filter; undefined where that is not known yet.
 *
 * @internal
 */
export function knownOf<N extends string>(
  names: readonly N[],
  facets: Record<N, FacetValue[]> | undefined,
): Record<string, string[] | undefined> {
  return Object.fromEntries(
    names.map(name => [name, facets?.[name].map(({ value }) => value)]),
  );
}

/**
 * How many have a value, where that is known: none, where it is not among those that some have.
 *
 * @internal
 */
export function countOf(
  values: FacetValue[] | undefined,
  wanted: string,
): number | undefined {
  return values && (values.find(({ value }) => value === wanted)?.count ?? 0);
}
