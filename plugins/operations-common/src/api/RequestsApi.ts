import {
  GitopsTree,
  OnboardingNamespaces,
  OnboardingOptions,
  OnboardingPreview,
  OnboardingPreviewInput,
  paths,
  RequestDetail,
  RequestInput,
  RequestList,
  RequestMerge,
  RequestReview,
  RequestWithdrawal,
} from '../generated/openapi';
import { RequestOptions } from './RequestOptions';

/** What the list of requests can be asked for. @public */
export type RequestListQuery = NonNullable<
  paths['/requests']['get']['parameters']['query']
>;

/**
 * The part of the operations API that is about requests: what may be asked for, what it would change, and how far it is.
 * Requests are named by their keys, such as `REQ-12`.
 *
 * @public
 */
export interface RequestsApi {
  /** What a form may offer. */
  getOnboardingOptions(options?: RequestOptions): Promise<OnboardingOptions>;
  /** Which of at most 50 namespaces the GitOps tree has, as far as the caller may see them. */
  findOnboardingNamespaces(
    names: string[],
    options?: RequestOptions,
  ): Promise<OnboardingNamespaces>;
  /** What a request would change, and what is wrong with it; nothing is kept. */
  previewOnboarding(
    input: OnboardingPreviewInput,
    options?: RequestOptions,
  ): Promise<OnboardingPreview>;
  /** All files of the GitOps tree, for whoever computes a change of it elsewhere. */
  getOnboardingTree(options?: RequestOptions): Promise<GitopsTree>;
  listRequests(
    query?: RequestListQuery,
    options?: RequestOptions,
  ): Promise<RequestList>;
  /** Opens the change of a request, or finds what the same task has opened. */
  openRequest(
    input: RequestInput,
    options?: RequestOptions,
  ): Promise<RequestDetail>;
  getRequest(key: string, options?: RequestOptions): Promise<RequestDetail>;
  /** Approves the revision that was looked at, or says no with a reason. */
  reviewRequest(
    key: string,
    review: RequestReview,
    options?: RequestOptions,
  ): Promise<RequestDetail>;
  /** Merges what was approved; where a revision is named, only while the change still is that one. */
  mergeRequest(
    key: string,
    merge?: RequestMerge,
    options?: RequestOptions,
  ): Promise<RequestDetail>;
  withdrawRequest(
    key: string,
    withdrawal?: RequestWithdrawal,
    options?: RequestOptions,
  ): Promise<RequestDetail>;
}
