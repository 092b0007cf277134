import { SearchResult } from '@backstage/plugin-search-common';

/**
 * Who may read the internal text of something finds it by its public one, too: it is one result. What is not of
 * operations stays as it is.
 */
export function toldOnce<T extends Pick<SearchResult, 'type' | 'document'>>(
  results: T[],
): T[] {
  const internal = new Set(
    results
      .filter(({ type }) => type === 'operations-internal')
      .map(({ document }) => document.location),
  );
  return results.filter(
    ({ type, document }) =>
      type !== 'operations-public' || !internal.has(document.location),
  );
}
