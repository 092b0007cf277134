import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { readView, withView, WorkloadView } from './workloadAddress';

/**
 * What of a workload is open, kept in the address: a link shows another person the same.
 *
 * @internal
 */
export function useWorkloadView() {
  const [params, setParams] = useSearchParams();
  const address = params.toString();
  const view = useMemo(() => readView(new URLSearchParams(address)), [address]);
  const show = useCallback(
    (next: WorkloadView | undefined) =>
      setParams(before => withView(before, next), { replace: true }),
    [setParams],
  );
  return { view, show };
}
