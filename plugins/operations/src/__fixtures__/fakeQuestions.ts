import { QuestionsApi } from '@operate-first/plugin-operations-common';
import { problem } from './operations';

/** What there is of authors, questions and runbooks. */
export interface QuestionWorld {
  questions?: Partial<QuestionsApi>;
}

/** The part of the operations API about people who know: what the world does not say is not there. */
export function fakeQuestions(world: QuestionWorld): QuestionsApi {
  const absent = async (): Promise<never> => {
    throw problem(404, 'There is nothing like that here.');
  };
  const period = {
    from: '2026-05-04T00:00:00Z',
    to: '2026-05-11T00:00:00Z',
  };
  return {
    findAuthors: async ({ artefact }) => ({
      artefact,
      suggestions: [],
      places: [],
      problems: [],
      peopleHidden: false,
      hidden: 0,
    }),
    getAuthorSettings: async () => ({
      suggested: true,
      prefers: 'me',
      shownTo: 'signedIn',
    }),
    setAuthorSettings: async settings => settings,
    getServiceOnCall: async () => ({
      ...period,
      schedules: [],
      peopleHidden: false,
    }),
    getIncidentSuspects: async () => ({
      ...period,
      suspects: [],
      considered: 0,
      problems: [],
    }),
    listQuestions: async () => ({ items: [], totalItems: 0 }),
    draftQuestion: absent,
    askQuestion: absent,
    getQuestionMetrics: async () => ({
      ...period,
      all: { asked: 0, open: 0, unanswered: 0 },
      groups: [],
    }),
    getQuestion: absent,
    changeQuestion: absent,
    answerQuestion: absent,
    editAnswer: absent,
    acceptAnswer: absent,
    unacceptAnswer: absent,
    addAnswerToPostMortem: absent,
    addAnswerToRunbook: absent,
    listRunbooks: async () => ({
      items: [],
      totalItems: 0,
      missing: [],
      sources: [],
    }),
    getRunbook: absent,
    rateRunbook: absent,
    proposeRunbook: absent,
    mergeRunbook: absent,
    ...world.questions,
  };
}
