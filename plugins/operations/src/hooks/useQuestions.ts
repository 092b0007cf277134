import { useApi, useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  Question,
  QuestionListQuery,
  QuestionMetricsQuery,
} from '@operate-first/plugin-operations-common';
import { operationsApiRef } from '../api/operationsApiRef';
import { useCalmly } from './useCalmly';
import { useAskingInterval, useQuestionChanges } from './useChanges';
import { useFetched } from './useFetched';
import { usePages } from './usePages';

const CALM_MS = 5_000;
const POLL_MS = 30_000;
const FIGURES_MS = 60_000;
const FEW = 20;

/** @internal */
export const questionKey = ({ id }: Question) => id;

/**
 * The questions of a query, page after page, unanswered ones first.
 *
 * @internal
 */
export function useQuestions(query: QuestionListQuery) {
  const api = useApi(operationsApiRef);
  const list = usePages({
    name: 'questions',
    query,
    everyMs: useAskingInterval(),
    fetchPage: (asked: QuestionListQuery) => api.listQuestions(asked),
    keyOf: questionKey,
  });
  useQuestionChanges(() => true, list.refetch);
  return list;
}

/**
 * The first questions of a service or an incident.
 *
 * @internal
 */
export function useQuestionsOf(
  of: Pick<QuestionListQuery, 'service' | 'incident'>,
) {
  const api = useApi(operationsApiRef);
  const questions = useFetched(
    ['questions-of', of],
    () => api.listQuestions({ ...of, limit: FEW }),
    { everyMs: useAskingInterval() },
  );
  useQuestionChanges(() => true, questions.refetch);
  return questions;
}

/**
 * Questions that wait for the reader's answer. Renewed when something is announced, and calmly: every page asks.
 *
 * @internal
 */
export function useAskedOfMe() {
  const api = useApi(operationsApiRef);
  const isAnnounced = Boolean(useApiHolder().get(signalApiRef));
  const asked = useFetched(
    ['asked-of-me'],
    () => api.listQuestions({ scope: 'toMe', state: ['open'], limit: FEW }),
    { everyMs: isAnnounced ? 0 : POLL_MS },
  );
  useQuestionChanges(() => true, useCalmly(asked.refetch, CALM_MS));
  return asked;
}

/**
 * How many questions wait for an answer, whatever is filtered.
 *
 * @internal
 */
export function useOpenQuestions() {
  const api = useApi(operationsApiRef);
  const open = useFetched(
    ['open-questions'],
    async () => {
      const [waiting, all] = await Promise.all([
        api.listQuestions({ state: ['open'], limit: 1 }),
        api.listQuestions({ limit: 1 }),
      ]);
      return { waiting: waiting.totalItems, all: all.totalItems };
    },
    { everyMs: useAskingInterval() },
  );
  useQuestionChanges(() => true, open.refetch);
  return open;
}

/**
 * How soon questions are answered, by team.
 *
 * @internal
 */
export function useQuestionMetrics(query: QuestionMetricsQuery) {
  const api = useApi(operationsApiRef);
  return useFetched(
    ['question-metrics', query],
    () => api.getQuestionMetrics(query),
    { everyMs: FIGURES_MS },
  );
}
