import {
  DefaultGithubCredentialsProvider,
  GithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { Octokit } from '@octokit/rest';
import { z } from 'zod';
import { readAddress } from '../address';
import { translate } from './errors';
import { followRedirects } from './followRedirects';

const silent = () => {};
const LOG = { debug: silent, info: silent, warn: silent, error: silent };

/**
 * Talks to every GitHub that `integrations.github` names, with the credentials that it has for it.
 *
 * @internal
 */
export class GithubClients {
  readonly #integrations: ScmIntegrations;
  readonly #credentials: GithubCredentialsProvider;

  static create(integrations: ScmIntegrations): GithubClients {
    return new GithubClients(integrations);
  }

  private constructor(integrations: ScmIntegrations) {
    this.#integrations = integrations;
    this.#credentials =
      DefaultGithubCredentialsProvider.fromIntegrations(integrations);
  }

  /** Whether an address is one of a GitHub that is configured. */
  knows(url: string): boolean {
    return (
      readAddress(url) !== undefined &&
      this.#integrations.github.byUrl(url) !== undefined
    );
  }

  /** Whether there are credentials with which something can be written there. */
  async writes(url: string): Promise<boolean> {
    const { token } = await this.#credentials.getCredentials({ url });
    return token !== undefined;
  }

  /** Does something with the GitHub of an address; errors are for people. */
  async ask<T>(
    url: string,
    signal: AbortSignal,
    work: (octokit: Octokit) => Promise<T>,
  ): Promise<T> {
    const { host } = new URL(url);
    try {
      const { token } = await this.#credentials.getCredentials({ url });
      return await work(
        new Octokit({
          auth: token,
          baseUrl: this.#integrations.github.byUrl(url)?.config.apiBaseUrl,
          userAgent: 'operate-first-portal',
          log: LOG,
          request: { fetch: followRedirects, signal },
        }),
      );
    } catch (error) {
      if (error instanceof z.ZodError) {
        throw new Error(`${host} answered something that is not understood.`);
      }
      throw translate(error, host);
    }
  }
}
