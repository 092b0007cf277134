import { useRouteRef } from '@backstage/frontend-plugin-api';
import { RequestKindName } from '@operate-first/plugin-operations-common';
import { useCallback } from 'react';
import { requestFormRouteRef } from '../routes';

/** What a form begins with, by the names of its fields. */
export type RequestFormValues = Record<string, string | string[] | undefined>;

/**
 * The way to the form of a kind of requests, filled in: for every place that says what is missing.
 *
 * @internal
 */
export function useRequestFormPath() {
  const route = useRouteRef(requestFormRouteRef);
  return useCallback(
    (kind: RequestKindName, values: RequestFormValues = {}) => {
      const search = new URLSearchParams();
      for (const [name, value] of Object.entries(values)) {
        for (const each of [value ?? []].flat()) search.append(name, each);
      }
      const path = route?.({ kind });
      if (path === undefined) return undefined;
      const query = search.toString();
      return query ? `${path}?${query}` : path;
    },
    [route],
  );
}
