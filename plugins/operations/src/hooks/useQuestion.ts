import { useApi } from '@backstage/frontend-plugin-api';
import {
  Answer,
  QuestionChange,
  QuestionDetail,
} from '@operate-first/plugin-operations-common';
import { useCallback, useRef } from 'react';
import { operationsApiRef } from '../api/operationsApiRef';
import {
  useAskingInterval,
  usePostMortemChanges,
  useQuestionChanges,
} from './useChanges';
import { useFetched } from './useFetched';

/** Before this was nothing: so everything is asked for. */
const THE_BEGINNING = 0;

/** Answers of an older question to the API may not undo those of a newer one. */
function merged(
  before: QuestionDetail | undefined,
  answer: QuestionDetail,
): QuestionDetail {
  const isNewer = !before || answer.question.version >= before.question.version;
  const [old, young] = isNewer ? [before, answer] : [answer, before];
  const answers = new Map<string, Answer>();
  for (const one of [...(old?.answers ?? []), ...young.answers]) {
    answers.set(one.id, one);
  }
  // One answer is accepted: an older one that was, is so no more.
  const accepted =
    young.question.state === 'accepted'
      ? [...young.answers, ...(old?.answers ?? [])].find(one => one.accepted)
      : undefined;
  return {
    ...young,
    answers: [...answers.values()]
      .sort((a, b) => a.seq - b.seq)
      .map(one =>
        one.accepted && one.id !== accepted?.id
          ? { ...one, accepted: false }
          : one,
      ),
  };
}

function lacksAccepted(of: QuestionDetail): boolean {
  const { question, answers, totalAnswers } = of;
  return (
    question.state === 'accepted' &&
    answers.length < totalAnswers &&
    !answers.some(({ accepted }) => accepted)
  );
}

/**
 * One question with its answers, and what can be done with it. Only what changed is fetched again, so that a thread of
 * five hundred answers stays as quick as one of five.
 *
 * @internal
 */
export function useQuestion(key: string) {
  const api = useApi(operationsApiRef);
  const known = useRef<QuestionDetail>();
  if (known.current && known.current.question.key !== key) {
    known.current = undefined;
  }
  const take = useCallback((answer: QuestionDetail) => {
    const of = known.current;
    known.current = merged(
      of?.question.id === answer.question.id ? of : undefined,
      answer,
    );
    return known.current;
  }, []);
  const question = useFetched(
    ['question', key],
    async () => {
      const { version } = known.current?.question ?? {};
      const thread = take(
        await api.getQuestion(
          key,
          version === undefined ? undefined : { after: version },
        ),
      );
      // What one comes for may be older than the newest two hundred.
      return lacksAccepted(thread)
        ? take(await api.getQuestion(key, { after: THE_BEGINNING }))
        : thread;
    },
    { everyMs: useAskingInterval() },
  );
  const refetch = useRef(question.refetch);
  refetch.current = question.refetch;
  useQuestionChanges(
    ({ id, version }) =>
      id === question.data?.question.id &&
      version > question.data.question.version,
    () => refetch.current(),
  );
  // What became of the answer there is said here.
  usePostMortemChanges(
    ({ id }) => id === question.data?.kept?.postMortem?.id,
    () => refetch.current(),
  );
  const then = useCallback(async <T>(done: Promise<T>): Promise<T> => {
    try {
      return await done;
    } finally {
      refetch.current();
    }
  }, []);
  /** As above, where the answer is the question as it is now. */
  const taken = useCallback(
    async (done: Promise<QuestionDetail>) => take(await then(done)),
    [take, then],
  );
  const edit = useCallback(
    (answer: Answer, text: string) =>
      taken(api.editAnswer(key, answer.id, { text, edits: answer.edits })),
    [api, key, taken],
  );
  const accept = useCallback(
    (answer: Answer, isWanted: boolean) =>
      taken(
        isWanted ? api.acceptAnswer(key, answer.id) : api.unacceptAnswer(key),
      ),
    [api, key, taken],
  );
  return {
    question,
    loadEarlier: () => taken(api.getQuestion(key, { after: THE_BEGINNING })),
    answer: (text: string, idempotencyKey: string) =>
      taken(api.answerQuestion(key, { text, idempotencyKey })),
    edit,
    accept,
    change: (change: QuestionChange) => taken(api.changeQuestion(key, change)),
    intoPostMortem: () => then(api.addAnswerToPostMortem(key)),
    intoRunbook: () => then(api.addAnswerToRunbook(key)),
  };
}

/** @internal */
export type QuestionThread = ReturnType<typeof useQuestion>;
