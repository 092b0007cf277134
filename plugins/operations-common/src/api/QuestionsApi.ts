import {
  AnswerEdit,
  AnswerInput,
  AuthorAnswers,
  AuthorSettings,
  AuthorsQuery,
  IncidentSuspects,
  paths,
  PostMortemDetail,
  QuestionChange,
  QuestionDetail,
  QuestionDraft,
  QuestionDraftInput,
  QuestionInput,
  QuestionList,
  QuestionMetrics,
  RunbookDetail,
  RunbookFeedback,
  RunbookList,
  RunbookText,
  ServiceOnCall,
} from '../generated/openapi';
import { RequestOptions } from './RequestOptions';

/** What the list of questions can be asked for. @public */
export type QuestionListQuery = NonNullable<
  paths['/questions']['get']['parameters']['query']
>;

/** Of what the response times are wanted. @public */
export type QuestionMetricsQuery = NonNullable<
  paths['/questions/metrics']['get']['parameters']['query']
>;

/** What the list of runbooks can be asked for. @public */
export type RunbookListQuery = NonNullable<
  paths['/runbooks']['get']['parameters']['query']
>;

/**
 * The part of the operations API that is about people who know: authors, who is on call, questions and their answers, and
 * runbooks. Questions are named by their keys, services by their entity refs.
 *
 * @public
 */
export interface QuestionsApi {
  /** Who wrote an artefact; nothing of what is sent is kept. */
  findAuthors(
    query: AuthorsQuery,
    options?: RequestOptions,
  ): Promise<AuthorAnswers>;
  getAuthorSettings(options?: RequestOptions): Promise<AuthorSettings>;
  setAuthorSettings(
    settings: AuthorSettings,
    options?: RequestOptions,
  ): Promise<AuthorSettings>;
  /** Who is on call from now on. */
  getServiceOnCall(
    entityRef: string,
    query?: { days?: number },
    options?: RequestOptions,
  ): Promise<ServiceOnCall>;
  /** Changes that may have caused an incident. */
  getIncidentSuspects(
    key: string,
    options?: RequestOptions,
  ): Promise<IncidentSuspects>;
  listQuestions(
    query?: QuestionListQuery,
    options?: RequestOptions,
  ): Promise<QuestionList>;
  /** A question with everything filled in; nothing is saved. */
  draftQuestion(
    input: QuestionDraftInput,
    options?: RequestOptions,
  ): Promise<QuestionDraft>;
  askQuestion(
    input: QuestionInput,
    options?: RequestOptions,
  ): Promise<QuestionDetail>;
  getQuestionMetrics(
    query?: QuestionMetricsQuery,
    options?: RequestOptions,
  ): Promise<QuestionMetrics>;
  getQuestion(
    key: string,
    query?: { after?: number },
    options?: RequestOptions,
  ): Promise<QuestionDetail>;
  changeQuestion(
    key: string,
    change: QuestionChange,
    options?: RequestOptions,
  ): Promise<QuestionDetail>;
  answerQuestion(
    key: string,
    answer: AnswerInput,
    options?: RequestOptions,
  ): Promise<QuestionDetail>;
  editAnswer(
    key: string,
    id: string,
    edit: AnswerEdit,
    options?: RequestOptions,
  ): Promise<QuestionDetail>;
  acceptAnswer(
    key: string,
    answer: string,
    options?: RequestOptions,
  ): Promise<QuestionDetail>;
  unacceptAnswer(
    key: string,
    options?: RequestOptions,
  ): Promise<QuestionDetail>;
  /** Writes question and accepted answer into the post-mortem of its incident. */
  addAnswerToPostMortem(
    key: string,
    options?: RequestOptions,
  ): Promise<PostMortemDetail>;
  /** Proposes to write question and accepted answer into a runbook. */
  addAnswerToRunbook(
    key: string,
    runbook?: string,
    options?: RequestOptions,
  ): Promise<RunbookDetail>;
  listRunbooks(
    query?: RunbookListQuery,
    options?: RequestOptions,
  ): Promise<RunbookList>;
  getRunbook(id: string, options?: RequestOptions): Promise<RunbookDetail>;
  /** Says whether a runbook helped. */
  rateRunbook(
    id: string,
    feedback: RunbookFeedback,
    options?: RequestOptions,
  ): Promise<RunbookDetail>;
  proposeRunbook(
    id: string,
    text: RunbookText,
    options?: RequestOptions,
  ): Promise<RunbookDetail>;
  /** Merges the proposed text; `revision` is the commit that was looked at. */
  mergeRunbook(
    id: string,
    revision: string,
    options?: RequestOptions,
  ): Promise<RunbookDetail>;
}
