import { useApi } from '@backstage/frontend-plugin-api';
import {
  OnboardingPreview,
  ProblemError,
  RequestKindName,
} from '@operate-first/plugin-operations-common';
import { useCallback, useEffect, useState } from 'react';
import { operationsApiRef } from '../../api/operationsApiRef';

/** As long as somebody who types thinks between two words. */
const PAUSE_MS = 400;
/** Who asks too often is asked to wait; then it is asked again by itself. */
const TOO_OFTEN = 429;
const WAIT_MS = 5_000;
/** What is in the way may go without the form being changed, as when somebody merges what it waits for. */
const IN_THE_WAY_MS = 15_000;

/** @internal */
export interface Preview {
  /** The last answer, also while the next one is asked for. */
  answer?: OnboardingPreview;
  /** Whether it is the answer to what stands in the form now. */
  isCurrent: boolean;
  isAsking: boolean;
  error?: Error;
  askAgain: () => void;
}

interface State {
  answer?: OnboardingPreview;
  of?: string;
  error?: Error;
  isAsking: boolean;
}

/**
 * What a request would change. It is asked for in pauses, never twice at once; the last answer stays until the next.
 *
 * @param request - Undefined asks for nothing.
 * @param kind - Of the request; an onboarding, when missing.
 * @internal
 */
export function usePreview(
  request: object | undefined,
  kind?: RequestKindName,
): Preview {
  const api = useApi(operationsApiRef);
  const [state, setState] = useState<State>({ isAsking: false });
  const [times, setTimes] = useState(0);
  const asked = request && JSON.stringify(request);

  useEffect(() => {
    if (asked === undefined) return undefined;
    const abort = new AbortController();
    let timer = setTimeout(ask, PAUSE_MS);
    async function ask() {
      setState(before => ({ ...before, isAsking: true }));
      try {
        const answer = await api.previewOnboarding(
          { ...(kind && { kind }), request: JSON.parse(asked ?? '') },
          { signal: abort.signal },
        );
        if (!abort.signal.aborted) {
          setState({ answer, of: asked, isAsking: false });
          if (answer.problems.length > 0) {
            timer = setTimeout(ask, IN_THE_WAY_MS);
          }
        }
      } catch (problem) {
        if (abort.signal.aborted) return;
        if (problem instanceof ProblemError && problem.status === TOO_OFTEN) {
          timer = setTimeout(ask, WAIT_MS);
          return;
        }
        const error =
          problem instanceof Error ? problem : new Error(String(problem));
        setState(before => ({ ...before, error, isAsking: false }));
      }
    }
    return () => {
      clearTimeout(timer);
      abort.abort();
      setState(before => ({ ...before, isAsking: false }));
    };
  }, [api, asked, kind, times]);

  const askAgain = useCallback(() => setTimes(before => before + 1), []);
  const { answer, of, error, isAsking } = state;
  return {
    answer,
    error,
    isAsking,
    isCurrent: asked !== undefined && of === asked,
    askAgain,
  };
}
