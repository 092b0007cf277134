import type { Agent, RequestOptions } from 'node:https';
import { Cluster, KubeConfig, User } from '@kubernetes/client-node';
import { InputError } from '@backstage/errors';
import { ApiError } from './ApiError';
import { ClusterDefinition, ProvidedCredential } from './types';

const USER_AGENT = 'operate-first-cluster-cache';

function base64(text: string | undefined): string | undefined {
  return text && Buffer.from(text).toString('base64');
}

function userOf(
  definition: ClusterDefinition,
  { token, cert, key }: ProvidedCredential = {},
): User {
  const { auth, name } = definition;
  if (auth.type === 'provided') {
    return { name, token, certData: base64(cert), keyData: base64(key) };
  }
  if (auth.type === 'serviceAccountToken') return { name, token: auth.token };
  if (auth.type === 'serviceAccountFile') {
    const { tokenFile } = auth;
    return { name, authProvider: { name: 'file', config: { tokenFile } } };
  }
  return { name };
}

function trustOf(definition: ClusterDefinition) {
  return {
    ...(definition.caData && { caData: definition.caData }),
    ...(definition.caFile && { caFile: definition.caFile }),
    ...(definition.skipTLSVerify !== undefined && {
      skipTLSVerify: definition.skipTLSVerify,
    }),
  };
}

function loadKubeconfig(file: string, context?: string): KubeConfig {
  const config = new KubeConfig();
  config.loadFromFile(file);
  if (context) config.setCurrentContext(context);
  return config;
}

function loadConfig(
  definition: ClusterDefinition,
  provided?: ProvidedCredential,
): KubeConfig {
  const { auth, name } = definition;
  const config = new KubeConfig();
  let user: User = userOf(definition, provided);
  let found: Cluster | undefined;
  if (auth.type === 'kubeconfig') {
    const file = loadKubeconfig(auth.file, auth.context);
    found = file.getCurrentCluster() ?? undefined;
    user = file.getCurrentUser() ?? user;
  }
  const server = definition.url ?? found?.server;
  if (!server) throw new InputError(`cluster ${name} has no url`);
  config.loadFromClusterAndUser(
    {
      skipTLSVerify: false,
      ...found,
      ...trustOf(definition),
      name,
      server,
      // Without TLS there is nothing to verify, and the library wants that said.
      ...(server.startsWith('http:') && { skipTLSVerify: true }),
    },
    user,
  );
  return config;
}

/** Where a cluster is and how a request proves who we are. Files are read when they are needed, so they may come later. */
export class Credentials {
  readonly #definition: ClusterDefinition;
  #config: KubeConfig | undefined;
  #agent: { agent: Agent; made: string } | undefined;

  private constructor(definition: ClusterDefinition) {
    this.#definition = definition;
  }

  static create(definition: ClusterDefinition): Credentials {
    return new Credentials(definition);
  }

  async apply(): Promise<{ server: string; options: RequestOptions }> {
    try {
      return await this.#make();
    } catch (error) {
      throw ApiError.credentials(error);
    }
  }

  async #make(): Promise<{ server: string; options: RequestOptions }> {
    const config = await this.#current();
    const options: RequestOptions = {
      headers: { accept: 'application/json', 'user-agent': USER_AGENT },
    };
    await config.applyToHTTPSOptions(options);
    const server = config.getCurrentCluster()?.server ?? '';
    return { server, options: { ...options, agent: this.#sameAgent(options) } };
  }

  async #current(): Promise<KubeConfig> {
    const { auth } = this.#definition;
    if (auth.type === 'provided') {
      return loadConfig(this.#definition, await auth.credential());
    }
    this.#config ??= loadConfig(this.#definition);
    return this.#config;
  }

  /** The library makes an agent for each request; one that is kept knows the TLS session of the last. */
  #sameAgent({ agent, ca, cert, key }: RequestOptions): Agent {
    const made = JSON.stringify([ca, cert, key].map(part => String(part)));
    if (this.#agent?.made !== made) {
      this.#agent = { agent: agent as Agent, made };
    }
    return this.#agent.agent;
  }
}
