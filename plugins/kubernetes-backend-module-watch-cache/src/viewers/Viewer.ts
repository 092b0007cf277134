import { createHash } from 'node:crypto';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { KubernetesRequestAuth } from '@backstage/plugin-kubernetes-common';
import {
  AuthenticationStrategy,
  ClusterDetails,
  KubernetesCredential,
} from '@backstage/plugin-kubernetes-node';

/** Who looks, with the credentials that the browser has sent along. */
export class Viewer {
  readonly credentials: BackstageCredentials;
  readonly #auth: KubernetesRequestAuth;
  readonly #strategy: AuthenticationStrategy;
  readonly #asked = new Map<string, Promise<KubernetesCredential>>();

  private constructor(
    credentials: BackstageCredentials,
    auth: KubernetesRequestAuth,
    strategy: AuthenticationStrategy,
  ) {
    this.credentials = credentials;
    this.#auth = auth;
    this.#strategy = strategy;
  }

  static create(
    credentials: BackstageCredentials,
    auth: KubernetesRequestAuth,
    strategy: AuthenticationStrategy,
  ): Viewer {
    return new Viewer(credentials, auth, strategy);
  }

  /** Made once for a view, and only where it is needed. */
  credentialFor(cluster: ClusterDetails): Promise<KubernetesCredential> {
    const known = this.#asked.get(cluster.name);
    if (known) return known;
    const asked = this.#strategy.getCredential(cluster, this.#auth);
    this.#asked.set(cluster.name, asked);
    return asked;
  }

  /** Tells people apart, and the accounts of one person, without keeping what proves them. */
  fingerprint(credential: KubernetesCredential): string {
    const { principal } = this.credentials;
    return createHash('sha256')
      .update(JSON.stringify([principal, credential]))
      .digest('base64');
  }
}
