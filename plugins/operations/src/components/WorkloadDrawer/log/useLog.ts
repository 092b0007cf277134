import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { operationsApiRef } from '../../../api/operationsApiRef';
import { LogReader } from './LogReader';

/** Which log is read. */
export interface LogOf {
  cluster: string;
  namespace: string;
  pod: string;
  container: string;
  /** Of the run before: it does not grow. */
  previous: boolean;
}

const TAIL_LINES = 1_000;

/**
 * The log of a container, while somebody looks at it.
 *
 * @internal
 */
export function useLog(entityRef: string, of: LogOf, isFollowing: boolean) {
  const api = useApi(operationsApiRef);
  const { cluster, namespace, pod, container, previous } = of;
  const reader = useMemo(
    () =>
      LogReader.create({
        follow: !previous,
        open: signal =>
          api.getLogs(
            entityRef,
            {
              cluster,
              objectNamespace: namespace,
              pod,
              container,
              previous,
              follow: !previous,
              tailLines: TAIL_LINES,
              // Always: they are shown or not, and join what was cut off.
              timestamps: true,
            },
            { signal },
          ),
      }),
    [api, entityRef, cluster, namespace, pod, container, previous],
  );
  useEffect(() => {
    if (!isFollowing) return undefined;
    reader.start();
    return () => reader.stop();
  }, [reader, isFollowing]);
  const picture = useSyncExternalStore(reader.subscribe, reader.getPicture);
  return { ...picture, retry: () => reader.start() };
}
