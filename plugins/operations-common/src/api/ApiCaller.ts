import createClient, { Client } from 'openapi-fetch';
import { paths } from '../generated/openapi';
import { ProblemError } from './ProblemError';

/**
 * Sends requests to the operations API, wherever it is.
 *
 * @public
 */
export class ApiCaller {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetch: typeof fetch;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetch = options.fetchApi?.fetch ?? ((...args) => fetch(...args));
  }

  /** The data of an answer. Throws {@link ProblemError} for every other one. */
  protected async call<T>(
    send: (
      client: Client<paths>,
    ) => Promise<{ data?: T; error?: unknown; response: Response }>,
  ): Promise<T> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('operations');
    const { data, error, response } = await send(
      createClient<paths>({
        baseUrl,
        fetch: request => this.#send(request),
      }),
    );
    // Answers without content are those that have nothing to say.
    if (data === undefined && response.status !== 204) {
      throw ProblemError.from(response, error);
    }
    return data as T;
  }

  /**
   * Backstage's own middlewares make a new request of what they are given, and then pass on what they were given: a
   * request with a body would be used up.
   */
  async #send(request: Request): Promise<Response> {
    const { url, method, headers, signal } = request;
    const content = await request.arrayBuffer();
    const body = content.byteLength > 0 ? content : undefined;
    return this.#fetch(url, { method, headers, signal, body });
  }
}
