import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router-dom';

/** In the address: whoever loads the page again goes on watching. */
const TASK = 'task';

/** The task that works on what was sent, and what else the address says. @internal */
export interface WatchedTask {
  task: string | undefined;
  /** Changes whenever the story begins anew, also of the same task. */
  story: string;
  isRunning: boolean;
  /** What the address fills in. */
  search: string;
  watch: (taskId: string | undefined) => void;
  end: () => void;
}

/**
 * Keeps the task that is watched in the address.
 *
 * @internal
 */
export function useWatchedTask(): WatchedTask {
  const [params, setParams] = useSearchParams();
  const task = params.get(TASK) ?? undefined;
  const [ended, setEnded] = useState<string>();
  const [runs, setRuns] = useState(0);
  const watch = useCallback(
    (taskId: string | undefined) => {
      setEnded(undefined);
      setRuns(before => before + 1);
      setParams(
        before => {
          const next = new URLSearchParams(before);
          if (taskId === undefined) next.delete(TASK);
          else next.set(TASK, taskId);
          return next;
        },
        { replace: true },
      );
    },
    [setParams],
  );
  const search = new URLSearchParams(params);
  search.delete(TASK);
  return {
    task,
    story: `${task} ${runs}`,
    isRunning: task !== undefined && task !== ended,
    search: search.toString(),
    watch,
    end: useCallback(() => setEnded(task), [task]),
  };
}
