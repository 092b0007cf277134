import {
  ActionItem,
  ActionItemChange,
  ActionItemList,
  paths,
  PostMortemDetail,
  PostMortemFacets,
  PostMortemHistory,
  PostMortemInput,
  PostMortemList,
  PostMortemPreview,
  PostMortemReviewInput,
  PostMortemSourceList,
  PostMortemText,
  Removal,
  RemovalInput,
  RemovalList,
  SearchDocumentList,
  SimilarAnswers,
  SimilarQuery,
} from '../generated/openapi';
import { RequestOptions } from './RequestOptions';

/** What the list of post-mortems can be asked for. @public */
export type PostMortemListQuery = NonNullable<
  paths['/post-mortems']['get']['parameters']['query']
>;

/** What narrows a list of post-mortems down. @public */
export type PostMortemFilter = NonNullable<
  paths['/post-mortems/facets']['get']['parameters']['query']
>;

/** Which action items are wanted. @public */
export type ActionItemQuery = NonNullable<
  paths['/action-items']['get']['parameters']['query']
>;

/** Which documents the search engine wants. @public */
export type SearchDocumentQuery =
  paths['/search-documents']['get']['parameters']['query'];

/**
 * The part of the operations API that is about what was learnt: post-mortems, their action items, and what is found
 * again. Post-mortems are named by their keys.
 *
 * @public
 */
export interface PostMortemsApi {
  listPostMortems(
    query?: PostMortemListQuery,
    options?: RequestOptions,
  ): Promise<PostMortemList>;
  getPostMortemFacets(
    filter?: PostMortemFilter,
    options?: RequestOptions,
  ): Promise<PostMortemFacets>;
  listPostMortemSources(
    options?: RequestOptions,
  ): Promise<PostMortemSourceList>;
  startPostMortem(
    input: PostMortemInput,
    options?: RequestOptions,
  ): Promise<PostMortemDetail>;
  getPostMortem(
    key: string,
    options?: RequestOptions,
  ): Promise<PostMortemDetail>;
  /** Saves the working text. */
  writePostMortem(
    key: string,
    text: PostMortemText,
    options?: RequestOptions,
  ): Promise<PostMortemDetail>;
  /** Discards the working text. */
  discardPostMortem(key: string, options?: RequestOptions): Promise<void>;
  /** The public account of a text; nothing is saved. */
  previewPostMortem(
    key: string,
    markdown: string,
    options?: RequestOptions,
  ): Promise<PostMortemPreview>;
  /** Puts the working text to review. */
  proposePostMortem(
    key: string,
    version: number,
    options?: RequestOptions,
  ): Promise<PostMortemDetail>;
  /** Takes it back from review. */
  withdrawPostMortem(
    key: string,
    options?: RequestOptions,
  ): Promise<PostMortemDetail>;
  reviewPostMortem(
    key: string,
    review: PostMortemReviewInput,
    options?: RequestOptions,
  ): Promise<PostMortemDetail>;
  publishPostMortem(
    key: string,
    version: number,
    options?: RequestOptions,
  ): Promise<PostMortemDetail>;
  getPostMortemHistory(
    key: string,
    options?: RequestOptions,
  ): Promise<PostMortemHistory>;
  listActionItems(
    query?: ActionItemQuery,
    options?: RequestOptions,
  ): Promise<ActionItemList>;
  /** Changes an action item; `key` is that of its post-mortem. */
  changeActionItem(
    key: string,
    item: string,
    change: ActionItemChange,
    options?: RequestOptions,
  ): Promise<ActionItem>;
  /** Accounts and incidents that resemble a pasted text; nothing of it is kept. */
  findSimilar(
    query: SimilarQuery,
    options?: RequestOptions,
  ): Promise<SimilarAnswers>;
  getSimilarToIncident(
    key: string,
    options?: RequestOptions,
  ): Promise<SimilarAnswers>;
  getSimilarToAlert(
    id: string,
    options?: RequestOptions,
  ): Promise<SimilarAnswers>;
  listRemovals(options?: RequestOptions): Promise<RemovalList>;
  requestRemoval(
    input: RemovalInput,
    options?: RequestOptions,
  ): Promise<Removal>;
  endRemoval(id: string, options?: RequestOptions): Promise<void>;
  /** For plugins only. */
  listSearchDocuments(
    query: SearchDocumentQuery,
    options?: RequestOptions,
  ): Promise<SearchDocumentList>;
}
