/* eslint-disable new-cap -- the methods of openapi-fetch are called as those of HTTP are */
import { UpstreamDraftInput, UpstreamInput } from '../generated/openapi';
import { RequestOptions } from './RequestOptions';
import { init } from './requests';
import { RequestsClient } from './RequestsClient';
import { UpstreamApi, UpstreamQuery } from './UpstreamApi';

/**
 * The part of the client that is about upstream projects.
 *
 * @public
 */
export class UpstreamClient extends RequestsClient implements UpstreamApi {
  async listUpstream(query: UpstreamQuery, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/upstream', { ...init(options), params: { query } }),
    );
  }

  async draftUpstream(input: UpstreamDraftInput, options?: RequestOptions) {
    return this.call(client =>
      client.POST('/upstream/draft', { ...init(options), body: input }),
    );
  }

  async followUpstream(input: UpstreamInput, options?: RequestOptions) {
    return this.call(client =>
      client.POST('/upstream', { ...init(options), body: input }),
    );
  }

  async forgetUpstream(id: string, options?: RequestOptions) {
    await this.call(client =>
      client.DELETE('/upstream/{id}', {
        ...init(options),
        params: { path: { id } },
      }),
    );
  }
}
