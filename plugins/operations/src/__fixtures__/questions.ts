import {
  Answer,
  AuthorAnswers,
  AuthorSuggestion,
  Change,
  IncidentSuspects,
  Question,
  QuestionDetail,
  QuestionDraft,
  QuestionsApi,
  ServiceOnCall,
} from '@operate-first/plugin-operations-common';
import { ago, problem } from './operations';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const soon = (ms: number) => new Date(Date.now() + ms).toISOString();

export const ADA = { ref: 'user:default/ada', title: 'Ada Example' };
export const BOB = { ref: 'user:default/bob', title: 'Bob Example' };
export const TEAM = { ref: 'group:default/payments-team', title: 'Payments' };
const PAYMENTS = { ref: 'component:default/payments', title: 'payments' };

export function suggestionOf(
  overrides: Partial<AuthorSuggestion> = {},
): AuthorSuggestion {
  return {
    person: ADA,
    confidence: 'high',
    why: [
      {
        kind: 'commits',
        text: 'wrote 62 % of payments/retry.ts',
        url: 'https://git.example.com/payments/commits/retry.ts',
      },
      { kind: 'lastChange', text: 'last change 3 days before this rollout' },
    ],
    state: 'present',
    ...overrides,
  };
}

/** Ada wrote most of it, Bob is away, somebody has left. */
export function authorsOf(
  overrides: Partial<AuthorAnswers> = {},
): AuthorAnswers {
  return {
    artefact: { kind: 'service', service: PAYMENTS.ref },
    title: 'payments',
    service: PAYMENTS,
    suggestions: [
      suggestionOf(),
      suggestionOf({
        person: BOB,
        confidence: 'medium',
        why: [{ kind: 'codeowners', text: 'CODEOWNERS names them for /src' }],
        state: 'away',
        until: soon(9 * DAY),
        instead: { ref: 'user:default/eve', title: 'Eve Example' },
      }),
      suggestionOf({
        person: undefined,
        name: 'Carl Gone',
        confidence: 'low',
        why: [{ kind: 'commits', text: 'wrote 11 % of payments/retry.ts' }],
        state: 'left',
      }),
    ],
    places: [],
    team: TEAM,
    onCall: [],
    problems: [],
    peopleHidden: false,
    hidden: 0,
    ...overrides,
  };
}

/** The same for who may not see people. */
export const hiddenAuthors = () =>
  authorsOf({ suggestions: [], peopleHidden: true, hidden: 3 });

export function draftOf(overrides: Partial<QuestionDraft> = {}): QuestionDraft {
  return {
    title: 'Why does payments not start in eu-1?',
    text: '**payments** in eu-1 runs 1.8.3.\n\n    image not found',
    authors: authorsOf(),
    similar: [
      {
        kind: 'question',
        key: 'Q-3',
        title: 'Where do images of payments come from?',
        services: [PAYMENTS],
        confidence: 'high',
        why: [{ kind: 'phrase', text: 'image not found' }],
      },
    ],
    links: [
      {
        kind: 'slack',
        label: 'Slack: payments',
        url: 'https://chat.example.com/payments',
        copies: true,
      },
      {
        kind: 'email',
        label: 'Mail to Ada Example',
        url: 'mailto:ada@example.com?subject=Why',
      },
      // eslint-disable-next-line no-script-url -- nobody follows this, whoever wrote it
      { kind: 'link', label: 'Trap', url: 'javascript:alert(1)' },
    ],
    visibility: 'public',
    ...overrides,
  };
}

export function questionOf(
  number: number,
  overrides: Partial<Question> = {},
): Question {
  return {
    id: `question-${number}`,
    key: `Q-${number}`,
    title: 'Why does payments not start in eu-1?',
    state: 'open',
    visibility: 'public',
    account: 'internal',
    artefact: { kind: 'service', service: PAYMENTS.ref },
    artefactTitle: 'payments',
    service: PAYMENTS,
    owner: TEAM,
    incident: 'INC-12',
    asker: BOB,
    askedAt: ago(42 * MINUTE),
    recipients: [
      { ref: ADA, since: ago(42 * MINUTE), why: 'wrote 62 % of retry.ts' },
    ],
    nextEscalationAt: soon(18 * MINUTE),
    nextEscalationTo: TEAM,
    answers: 0,
    version: 1,
    updatedAt: ago(42 * MINUTE),
    mine: false,
    ...overrides,
  };
}

export function answerOf(seq: number, overrides: Partial<Answer> = {}): Answer {
  return {
    id: `answer-${seq}`,
    seq,
    at: ago(30 * MINUTE - seq * 1000),
    author: ADA,
    text: `Answer **${seq}**`,
    edits: 0,
    accepted: false,
    mine: false,
    ...overrides,
  };
}

/** As many answers as the API gives at once. */
const MOST = 200;

/** A thread that keeps what is written into it, as the real one would. */
export function fakeThread(
  question: Question,
  begun: Answer[] = [],
  options: { may?: boolean; detail?: Partial<QuestionDetail> } = {},
) {
  const { may = true, detail = {} } = options;
  const answers = begun.map(answer => ({ answer, version: question.version }));
  const state = { question: { ...question, answers: begun.length }, ...detail };
  const now = (after?: number): QuestionDetail => ({
    text: 'It worked with **1.8.2**. What has changed?',
    events: [
      { at: question.askedAt, kind: 'asked', text: 'Bob Example asked.' },
      { at: question.askedAt, kind: 'told', text: 'Ada Example was told.' },
    ],
    links: [],
    may: { answer: may, accept: may, change: may },
    ...state,
    totalAnswers: answers.length,
    answers: (after === undefined
      ? answers.slice(-MOST)
      : answers.filter(({ version }) => version > after)
    ).map(({ answer }) => answer),
  });
  const turn = (change: Partial<Question>) => {
    state.question = {
      ...state.question,
      ...change,
      version: state.question.version + 1,
    };
  };
  const put = (id: string, change: Partial<Answer>) => {
    const found = answers.find(({ answer }) => answer.id === id);
    if (!found) throw problem(404, 'There is no such answer.');
    found.answer = { ...found.answer, ...change };
    found.version = state.question.version + 1;
  };
  const write = (text: string, by: Partial<Answer> = { mine: true }) => {
    const seq = answers.length + 1;
    answers.push({
      answer: answerOf(seq, { text, at: ago(0), ...by }),
      version: state.question.version + 1,
    });
    turn({ state: 'answered', answers: seq });
  };
  const api: Partial<QuestionsApi> = {
    getQuestion: async (_key, query) => now(query?.after),
    answerQuestion: async (_key, { text }) => {
      write(text);
      return now();
    },
    editAnswer: async (_key, id, { text, edits }) => {
      const found = answers.find(({ answer }) => answer.id === id);
      if (found?.answer.edits !== edits) {
        throw problem(409, 'It was edited meanwhile.');
      }
      put(id, { text, edits: edits + 1, editedAt: ago(0) });
      turn({});
      return now();
    },
    acceptAnswer: async (_key, id) => {
      answers.forEach(({ answer }) => put(answer.id, { accepted: false }));
      put(id, { accepted: true });
      turn({ state: 'accepted', acceptedAt: ago(0) });
      return now();
    },
    unacceptAnswer: async () => {
      answers.forEach(({ answer }) => put(answer.id, { accepted: false }));
      turn({ state: 'answered', acceptedAt: undefined });
      return now();
    },
    changeQuestion: async (_key, { version, closed, title }) => {
      if (version !== state.question.version) {
        throw problem(409, 'It was changed meanwhile.');
      }
      turn({
        ...(title !== undefined && { title }),
        ...(closed !== undefined && { state: closed ? 'closed' : 'open' }),
      });
      return now();
    },
  };
  return { api, write };
}

/** Two people take turns in two places, with a night in which nobody does. */
export function onCallOf(
  overrides: Partial<ServiceOnCall> = {},
): ServiceOnCall {
  const people = [
    { person: ADA, contacts: [{ kind: 'chat' as const, label: '@ada' }] },
  ];
  return {
    from: ago(0),
    to: soon(7 * DAY),
    peopleHidden: false,
    schedules: [
      {
        id: 'payments',
        title: 'Payments',
        level: 1,
        shifts: [
          {
            schedule: 'payments',
            level: 1,
            from: ago(4 * HOUR),
            to: soon(8 * HOUR),
            people,
          },
          {
            schedule: 'payments',
            level: 1,
            from: soon(8 * HOUR),
            to: soon(2 * DAY),
            people: [{ person: BOB }],
          },
          {
            schedule: 'payments',
            level: 1,
            from: soon(2 * DAY + 6 * HOUR),
            to: soon(7 * DAY),
            people,
          },
        ],
        gaps: [{ from: soon(2 * DAY), to: soon(2 * DAY + 6 * HOUR) }],
        stale: false,
      },
    ],
    ...overrides,
  };
}

/** A commit that changed what runs, and the rollout that it made. */
export function codeChangeOf(overrides: Partial<Change> = {}): Change {
  return {
    id: 'change-1',
    // Not on the edge of a minute.
    at: ago(16 * MINUTE + 20_000),
    kind: 'gitops',
    source: 'git',
    summary: 'payments 1.8.3 in eu-1',
    code: {
      revision: 'c0ffee1234567890',
      at: ago(17 * MINUTE),
      message: 'Roll out payments 1.8.3',
      author: ADA,
      url: 'https://git.example.com/gitops/commit/c0ffee12',
      pullRequest: {
        url: 'https://git.example.com/gitops/pulls/7',
        title: '#7 payments 1.8.3',
      },
    },
    ...overrides,
  };
}

export function suspectsOf(
  overrides: Partial<IncidentSuspects> = {},
): IncidentSuspects {
  return {
    from: ago(3 * HOUR),
    to: ago(0),
    suspects: [
      {
        change: codeChangeOf(),
        service: PAYMENTS,
        score: 0.83,
        why: [
          { kind: 'time', text: 'went live 4 min before it began' },
          { kind: 'component', text: 'is of the service where it comes from' },
        ],
      },
    ],
    considered: 9,
    problems: ['fares.git could not be read: it asks for a password.'],
    ...overrides,
  };
}
