/* eslint-disable new-cap -- the methods of openapi-fetch are called as those of HTTP are */
import {
  AnswerEdit,
  AnswerInput,
  AuthorSettings,
  AuthorsQuery,
  QuestionChange,
  QuestionDraftInput,
  QuestionInput,
  RunbookFeedback,
  RunbookText,
} from '../generated/openapi';
import { PostMortemsClient } from './PostMortemsClient';
import {
  QuestionListQuery,
  QuestionMetricsQuery,
  QuestionsApi,
  RunbookListQuery,
} from './QuestionsApi';
import { RequestOptions } from './RequestOptions';
import { init, pathOf } from './requests';

/**
 * The part of the client that is about people who know.
 *
 * @public
 */
export class QuestionsClient extends PostMortemsClient implements QuestionsApi {
  async findAuthors(query: AuthorsQuery, options?: RequestOptions) {
    return this.call(client =>
      client.POST('/authors', { ...init(options), body: query }),
    );
  }

  async getAuthorSettings(options?: RequestOptions) {
    return this.call(client => client.GET('/author-settings', init(options)));
  }

  async setAuthorSettings(settings: AuthorSettings, options?: RequestOptions) {
    return this.call(client =>
      client.PUT('/author-settings', { ...init(options), body: settings }),
    );
  }

  async getServiceOnCall(
    entityRef: string,
    query: { days?: number } = {},
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.GET('/services/{kind}/{namespace}/{name}/on-call', {
        ...init(options),
        params: { path: pathOf(entityRef), query },
      }),
    );
  }

  async getIncidentSuspects(key: string, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/incidents/{key}/suspects', {
        ...init(options),
        params: { path: { key } },
      }),
    );
  }

  async listQuestions(query: QuestionListQuery = {}, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/questions', { ...init(options), params: { query } }),
    );
  }

  async draftQuestion(input: QuestionDraftInput, options?: RequestOptions) {
    return this.call(client =>
      client.POST('/questions/draft', { ...init(options), body: input }),
    );
  }

  async askQuestion(input: QuestionInput, options?: RequestOptions) {
    return this.call(client =>
      client.POST('/questions', { ...init(options), body: input }),
    );
  }

  async getQuestionMetrics(
    query: QuestionMetricsQuery = {},
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.GET('/questions/metrics', { ...init(options), params: { query } }),
    );
  }

  async getQuestion(
    key: string,
    query: { after?: number } = {},
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.GET('/questions/{key}', {
        ...init(options),
        params: { path: { key }, query },
      }),
    );
  }

  async changeQuestion(
    key: string,
    change: QuestionChange,
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.PATCH('/questions/{key}', {
        ...init(options),
        params: { path: { key } },
        body: change,
      }),
    );
  }

  async answerQuestion(
    key: string,
    answer: AnswerInput,
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.POST('/questions/{key}/answers', {
        ...init(options),
        params: { path: { key } },
        body: answer,
      }),
    );
  }

  async editAnswer(
    key: string,
    id: string,
    edit: AnswerEdit,
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.PUT('/questions/{key}/answers/{id}', {
        ...init(options),
        params: { path: { key, id } },
        body: edit,
      }),
    );
  }

  async acceptAnswer(key: string, answer: string, options?: RequestOptions) {
    return this.call(client =>
      client.PUT('/questions/{key}/accepted', {
        ...init(options),
        params: { path: { key } },
        body: { answer },
      }),
    );
  }

  async unacceptAnswer(key: string, options?: RequestOptions) {
    return this.call(client =>
      client.DELETE('/questions/{key}/accepted', {
        ...init(options),
        params: { path: { key } },
      }),
    );
  }

  async addAnswerToPostMortem(key: string, options?: RequestOptions) {
    return this.call(client =>
      client.POST('/questions/{key}/post-mortem', {
        ...init(options),
        params: { path: { key } },
      }),
    );
  }

  async addAnswerToRunbook(
    key: string,
    runbook: string | undefined = undefined,
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.POST('/questions/{key}/runbook', {
        ...init(options),
        params: { path: { key } },
        body: { runbook },
      }),
    );
  }

  async listRunbooks(query: RunbookListQuery = {}, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/runbooks', { ...init(options), params: { query } }),
    );
  }

  async getRunbook(id: string, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/runbooks/{id}', {
        ...init(options),
        params: { path: { id } },
      }),
    );
  }

  async rateRunbook(
    id: string,
    feedback: RunbookFeedback,
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.POST('/runbooks/{id}/feedback', {
        ...init(options),
        params: { path: { id } },
        body: feedback,
      }),
    );
  }

  async proposeRunbook(
    id: string,
    text: RunbookText,
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.POST('/runbooks/{id}/proposal', {
        ...init(options),
        params: { path: { id } },
        body: text,
      }),
    );
  }

  async mergeRunbook(id: string, revision: string, options?: RequestOptions) {
    return this.call(client =>
      client.POST('/runbooks/{id}/proposal/merge', {
        ...init(options),
        params: { path: { id } },
        body: { revision },
      }),
    );
  }
}
