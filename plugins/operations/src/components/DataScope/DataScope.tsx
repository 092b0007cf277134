import { useApi } from '@backstage/frontend-plugin-api';
import {
  OperationsApi,
  ProblemError,
} from '@operate-first/plugin-operations-common';
import { ReactNode } from 'react';
import { Cache, SWRConfig, SWRConfiguration } from 'swr';
import { operationsApiRef } from '../../api/operationsApiRef';

const RETRY_MS = 5_000;
/** What was refused is seldom granted a moment later. */
const RETRY_REFUSED_MS = 30_000;

/** Answers belong to the API that gave them: another API (a test's, another app's) starts with none. */
const caches = new WeakMap<OperationsApi, Cache>();

function cacheOf(api: OperationsApi): Cache {
  const cache = caches.get(api) ?? (new Map() as Cache);
  caches.set(api, cache);
  return cache;
}

const onErrorRetry: SWRConfiguration['onErrorRetry'] = (
  error,
  _key,
  _config,
  revalidate,
  options,
) => {
  const refused = error instanceof ProblemError && error.status < 500;
  setTimeout(() => revalidate(options), refused ? RETRY_REFUSED_MS : RETRY_MS);
};

/**
 * Keeps what has been fetched, so that going back to a page shows its last values at once.
 *
 * @internal
 */
export function DataScope(props: { children: ReactNode }) {
  const api = useApi(operationsApiRef);
  return (
    <SWRConfig value={{ provider: () => cacheOf(api), onErrorRetry }}>
      {props.children}
    </SWRConfig>
  );
}
