/* eslint-disable new-cap -- the methods of openapi-fetch are called as those of HTTP are */
import {
  ActionItemChange,
  PostMortemInput,
  PostMortemReviewInput,
  PostMortemText,
  RemovalInput,
  SimilarQuery,
} from '../generated/openapi';
import { IncidentsClient } from './IncidentsClient';
import {
  ActionItemQuery,
  PostMortemFilter,
  PostMortemListQuery,
  PostMortemsApi,
  SearchDocumentQuery,
} from './PostMortemsApi';
import { RequestOptions } from './RequestOptions';
import { init } from './requests';

/**
 * The part of the client that is about post-mortems and what is found again.
 *
 * @public
 */
export class PostMortemsClient
  extends IncidentsClient
  implements PostMortemsApi
{
  async listPostMortems(
    query: PostMortemListQuery = {},
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.GET('/post-mortems', { ...init(options), params: { query } }),
    );
  }

  async getPostMortemFacets(
    filter: PostMortemFilter = {},
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.GET('/post-mortems/facets', {
        ...init(options),
        params: { query: filter },
      }),
    );
  }

  async listPostMortemSources(options?: RequestOptions) {
    return this.call(client =>
      client.GET('/post-mortems/sources', init(options)),
    );
  }

  async startPostMortem(input: PostMortemInput, options?: RequestOptions) {
    return this.call(client =>
      client.POST('/post-mortems', { ...init(options), body: input }),
    );
  }

  async getPostMortem(key: string, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/post-mortems/{key}', {
        ...init(options),
        params: { path: { key } },
      }),
    );
  }

  async writePostMortem(
    key: string,
    text: PostMortemText,
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.PUT('/post-mortems/{key}', {
        ...init(options),
        params: { path: { key } },
        body: text,
      }),
    );
  }

  async discardPostMortem(
    key: string,
    options?: RequestOptions,
  ): Promise<void> {
    await this.call(client =>
      client.DELETE('/post-mortems/{key}', {
        ...init(options),
        params: { path: { key } },
      }),
    );
  }

  async previewPostMortem(
    key: string,
    markdown: string,
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.POST('/post-mortems/{key}/preview', {
        ...init(options),
        params: { path: { key } },
        body: { markdown },
      }),
    );
  }

  async proposePostMortem(
    key: string,
    version: number,
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.POST('/post-mortems/{key}/review', {
        ...init(options),
        params: { path: { key } },
        body: { version },
      }),
    );
  }

  async withdrawPostMortem(key: string, options?: RequestOptions) {
    return this.call(client =>
      client.DELETE('/post-mortems/{key}/review', {
        ...init(options),
        params: { path: { key } },
      }),
    );
  }

  async reviewPostMortem(
    key: string,
    review: PostMortemReviewInput,
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.POST('/post-mortems/{key}/reviews', {
        ...init(options),
        params: { path: { key } },
        body: review,
      }),
    );
  }

  async publishPostMortem(
    key: string,
    version: number,
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.POST('/post-mortems/{key}/publication', {
        ...init(options),
        params: { path: { key } },
        body: { version },
      }),
    );
  }

  async getPostMortemHistory(key: string, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/post-mortems/{key}/history', {
        ...init(options),
        params: { path: { key } },
      }),
    );
  }

  async listActionItems(query: ActionItemQuery = {}, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/action-items', { ...init(options), params: { query } }),
    );
  }

  async changeActionItem(
    key: string,
    item: string,
    change: ActionItemChange,
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.PATCH('/action-items/{key}/{item}', {
        ...init(options),
        params: { path: { key, item } },
        body: change,
      }),
    );
  }

  async findSimilar(query: SimilarQuery, options?: RequestOptions) {
    return this.call(client =>
      client.POST('/similar', { ...init(options), body: query }),
    );
  }

  async getSimilarToIncident(key: string, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/incidents/{key}/similar', {
        ...init(options),
        params: { path: { key } },
      }),
    );
  }

  async getSimilarToAlert(id: string, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/alerts/{id}/similar', {
        ...init(options),
        params: { path: { id } },
      }),
    );
  }

  async listRemovals(options?: RequestOptions) {
    return this.call(client => client.GET('/removals', init(options)));
  }

  async requestRemoval(input: RemovalInput, options?: RequestOptions) {
    return this.call(client =>
      client.POST('/removals', { ...init(options), body: input }),
    );
  }

  async endRemoval(id: string, options?: RequestOptions): Promise<void> {
    await this.call(client =>
      client.DELETE('/removals/{id}', {
        ...init(options),
        params: { path: { id } },
      }),
    );
  }

  async listSearchDocuments(
    query: SearchDocumentQuery,
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.GET('/search-documents', { ...init(options), params: { query } }),
    );
  }
}
