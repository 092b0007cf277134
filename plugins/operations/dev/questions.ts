import {
  OperationsApi,
  Question,
  QuestionsApi,
} from '@operate-first/plugin-operations-common';
import { fakeOperations } from '../src/__fixtures__/fakeOperations';
import { entryOf, fakeDesk, incidentOf } from '../src/__fixtures__/incidents';
import { ago, problem, serviceOf } from '../src/__fixtures__/operations';
import {
  ADA,
  answerOf,
  BOB,
  codeChangeOf,
  draftOf,
  fakeThread,
  hiddenAuthors,
  onCallOf,
  questionOf,
  suspectsOf,
  TEAM,
} from '../src/__fixtures__/questions';
import { proposedRunbook, severalRunbooks } from './runbooks';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LONG =
  'Why does the night report of all regions read every order of the last ten years once more, and who may switch that off?';
const STATES: Question['state'][] = ['open', 'answered', 'accepted', 'closed'];
const TRACE = `TypeError: cannot read properties of undefined (reading 'total')
    at Cart.pay (/app/src/pay.ts:12:3)
    at async /app/src/server.ts:88:5`;

/** As machines write: without a place where a line could end. */
const WORD = `It worked with **1.8.2**. What has changed in ${'PaymentsRetryBudgetExhaustedExceptionHandlerFactory'.repeat(
  3,
)}?`;
const SAID = [
  'I have looked at the events: the image cannot be pulled.',
  'The image was **never pushed**. Roll back:\n\n```sh\nkubectl rollout undo deployment/payments\n```',
  `The place is this one:\n\n${TRACE}`,
];

const never = () => new Promise<never>(() => {});
const refuse = async () => {
  throw problem(500, 'The database is locked.');
};

function several(count: number): Question[] {
  return Array.from({ length: count }, (_, index) =>
    questionOf(count - index, {
      state: index < 3 ? 'open' : STATES[index % 4],
      title: index % 4 === 1 ? LONG : questionOf(1).title,
      askedAt: ago((index < 3 ? 3 - index : index) * 7 * HOUR),
      answers: index < 3 ? 0 : index % 7,
      recipients: [
        { ref: index % 2 ? TEAM : ADA, since: ago(HOUR), why: 'is its owner' },
      ],
    }),
  );
}

function questionsOf(count: number, answers: number): Partial<QuestionsApi> {
  const items = several(count);
  const thread = fakeThread(
    questionOf(7, { state: answers > 1 ? 'accepted' : 'open' }),
    Array.from({ length: answers }, (_, index) =>
      answerOf(index + 1, {
        author: index % 2 ? BOB : ADA,
        accepted: index === 1,
        mine: index % 5 === 0,
        text:
          SAID[index] ?? `Answer ${index + 1}: I have looked at the events.`,
      }),
    ),
    {
      detail: {
        text: `${WORD}\n\n<script>alert(1)</script> <img src=x onerror="alert(2)"> [a trap](javascript:alert(3))\n\n${TRACE}`,
        links: draftOf().links,
      },
    },
  );
  return {
    ...thread.api,
    listQuestions: async query => {
      const found = items.filter(
        ({ state }) => !query?.state || query.state.includes(state),
      );
      return {
        items: found.slice(0, query?.limit),
        totalItems: found.length,
      };
    },
    getQuestionMetrics: async () => ({
      from: ago(30 * DAY),
      to: ago(0),
      all: {
        asked: 31,
        open: 4,
        unanswered: 3,
        firstAnswer: { count: 27, median: 2400, p90: 21_600 },
        accepted: { count: 19, median: 9_000 },
      },
      groups: [
        {
          owner: TEAM,
          asked: 20,
          open: 1,
          unanswered: 1,
          firstAnswer: { count: 19, median: 900, p90: 7200 },
          accepted: { count: 12, median: 7_200 },
          oldestUnansweredAt: ago(3 * HOUR),
        },
        {
          owner: { ref: 'group:default/platform-team', title: 'Platform' },
          asked: 11,
          open: 3,
          unanswered: 2,
          firstAnswer: { count: 8, median: 14_400, p90: 39_600 },
          oldestUnansweredAt: ago(2 * DAY),
        },
      ],
    }),
    draftQuestion: async () => draftOf(),
    askQuestion: async () => questionsOf(1, 0).getQuestion!('Q-7'),
    getServiceOnCall: async () => onCallOf(),
    getIncidentSuspects: async () => suspectsOf(),
    listRunbooks: async query => severalRunbooks(query),
    getRunbook: async id => proposedRunbook(id),
  };
}

/** Nothing of it is answered but in one way. */
function everyAnswer(answer: () => Promise<never>): Partial<QuestionsApi> {
  return {
    listQuestions: answer,
    getQuestion: answer,
    getQuestionMetrics: answer,
    draftQuestion: answer,
    findAuthors: answer,
    getServiceOnCall: answer,
    getIncidentSuspects: answer,
    getAuthorSettings: answer,
    listRunbooks: answer,
    getRunbook: answer,
  };
}

function world(questions: Partial<QuestionsApi>): OperationsApi {
  return fakeOperations({
    services: [serviceOf('payments', 'down'), serviceOf('checkout')],
    changes: {
      from: ago(7 * DAY),
      to: ago(0),
      complete: true,
      items: [
        codeChangeOf(),
        codeChangeOf({
          id: 'rollout',
          kind: 'rollout',
          source: 'kubernetes',
          at: ago(14 * 60_000),
          summary: 'payments was rolled out: 1.8.2 to 1.8.3',
          scope: { environment: 'production', cluster: 'eu-1' },
          commits: [
            { revision: 'abcdef123456', at: ago(HOUR), message: 'Retry twice' },
            { revision: 'bcdef1234567', at: ago(DAY), message: 'Pool of ten' },
          ],
        }),
        codeChangeOf({
          id: 'slo',
          kind: 'slo',
          at: ago(2 * DAY),
          summary: 'availability: 99.5 % to 99.9 %',
        }),
      ],
    },
    incidents: fakeDesk([incidentOf(12)], {
      entries: [
        entryOf(1, { text: 'Looking at the **rollout**.' }),
        entryOf(2, { kind: 'log', text: TRACE }),
        entryOf(3, {
          kind: 'question',
          text: 'Ada Example was asked: Q-7 Why does payments not start in eu-1?',
          url: '/operations/questions/Q-7',
        }),
      ],
    }).api,
    questions,
  });
}

/** States of the pages of questions and runbooks. */
export const QUESTION_SCENARIOS: Record<string, () => OperationsApi> = {
  questions: () => world(questionsOf(12, 3)),
  questionsMany: () => world(questionsOf(1000, 500)),
  questionsVisitor: () =>
    world({
      ...questionsOf(12, 3),
      findAuthors: async () => hiddenAuthors(),
      getServiceOnCall: async () => onCallOf({ peopleHidden: true }),
    }),
  questionsNone: () => world({}),
  questionsLoading: () => world(everyAnswer(never)),
  questionsFailing: () => world(everyAnswer(refuse)),
};
