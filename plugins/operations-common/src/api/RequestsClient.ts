/* eslint-disable new-cap -- the methods of openapi-fetch are called as those of HTTP are */
import {
  OnboardingPreviewInput,
  RequestInput,
  RequestMerge,
  RequestReview,
  RequestWithdrawal,
} from '../generated/openapi';
import { QuestionsClient } from './QuestionsClient';
import { RequestOptions } from './RequestOptions';
import { RequestListQuery, RequestsApi } from './RequestsApi';
import { init } from './requests';

/**
 * The part of the client that is about requests.
 *
 * @public
 */
export class RequestsClient extends QuestionsClient implements RequestsApi {
  async getOnboardingOptions(options?: RequestOptions) {
    return this.call(client =>
      client.GET('/onboarding/options', init(options)),
    );
  }

  async findOnboardingNamespaces(names: string[], options?: RequestOptions) {
    return this.call(client =>
      client.GET('/onboarding/namespaces', {
        ...init(options),
        params: { query: { name: names } },
      }),
    );
  }

  async previewOnboarding(
    input: OnboardingPreviewInput,
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.POST('/onboarding/preview', { ...init(options), body: input }),
    );
  }

  async getOnboardingTree(options?: RequestOptions) {
    return this.call(client => client.GET('/onboarding/tree', init(options)));
  }

  async listRequests(query: RequestListQuery = {}, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/requests', { ...init(options), params: { query } }),
    );
  }

  async openRequest(input: RequestInput, options?: RequestOptions) {
    return this.call(client =>
      client.POST('/requests', { ...init(options), body: input }),
    );
  }

  async getRequest(key: string, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/requests/{key}', {
        ...init(options),
        params: { path: { key } },
      }),
    );
  }

  async reviewRequest(
    key: string,
    review: RequestReview,
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.POST('/requests/{key}/approval', {
        ...init(options),
        params: { path: { key } },
        body: review,
      }),
    );
  }

  async mergeRequest(
    key: string,
    merge: RequestMerge = {},
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.POST('/requests/{key}/merge', {
        ...init(options),
        params: { path: { key } },
        body: merge,
      }),
    );
  }

  async withdrawRequest(
    key: string,
    withdrawal: RequestWithdrawal = {},
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.POST('/requests/{key}/withdrawal', {
        ...init(options),
        params: { path: { key } },
        body: withdrawal,
      }),
    );
  }
}
