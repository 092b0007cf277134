import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import {
  GitopsTree,
  OnboardingPreview,
  OperationsClient,
  RequestDetail,
  RequestInput,
  RequestKindName,
  RequestOptions,
} from '@operate-first/plugin-operations-common';
import { sentenceOf } from './sentenceOf';

/** Who asks, and until when. */
type Asker = Pick<
  ActionContext<JsonObject>,
  'getInitiatorCredentials' | 'signal'
>;

/**
 * What actions ask of the core, on behalf of whoever started the task: nobody gets through a template what is not theirs.
 *
 * @internal
 */
export class Core {
  readonly #auth: AuthService;
  readonly #client: OperationsClient;

  private constructor(auth: AuthService, discovery: DiscoveryService) {
    this.#auth = auth;
    this.#client = new OperationsClient({ discoveryApi: discovery });
  }

  static create(options: {
    auth: AuthService;
    discovery: DiscoveryService;
  }): Core {
    return new Core(options.auth, options.discovery);
  }

  /** The GitOps tree, and what its operators say about it. */
  async tree(asker: Asker): Promise<GitopsTree> {
    return this.#ask(asker, options => this.#client.getOnboardingTree(options));
  }

  /** What a request would change; keeps nothing. */
  async preview(
    asker: Asker,
    request: Record<string, unknown>,
    kind?: RequestKindName,
  ): Promise<OnboardingPreview> {
    return this.#ask(asker, options =>
      this.#client.previewOnboarding(
        { ...(kind && { kind }), request },
        options,
      ),
    );
  }

  /** Opens a request, or finds what the same task has opened. */
  async openRequest(asker: Asker, input: RequestInput): Promise<RequestDetail> {
    return this.#ask(asker, options =>
      this.#client.openRequest(input, options),
    );
  }

  async #ask<T>(
    asker: Asker,
    send: (options: RequestOptions) => Promise<T>,
  ): Promise<T> {
    try {
      const { token } = await this.#auth.getPluginRequestToken({
        onBehalfOf: await asker.getInitiatorCredentials(),
        targetPluginId: 'operations',
      });
      return await send({ token, signal: asker.signal });
    } catch (error) {
      throw sentenceOf(error);
    }
  }
}
