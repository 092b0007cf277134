import {
  ApiRef,
  BackstageIdentityApi,
  ConfigApi,
  githubAuthApiRef,
  gitlabAuthApiRef,
  ProfileInfoApi,
  SessionApi,
} from '@backstage/frontend-plugin-api';
import { OAUTH_PROVIDER_IDS, OAuthProviderId } from './choice';
import { oidcAuthApiRef } from './oidcAuthApi';

type AuthApi = ProfileInfoApi & BackstageIdentityApi & SessionApi;

export interface OAuthProvider {
  id: OAuthProviderId;
  /** Undefined where only the organisation knows its name. */
  title?: string;
  apiRef: ApiRef<AuthApi>;
}

export const OAUTH_PROVIDERS: Record<OAuthProviderId, OAuthProvider> = {
  github: { id: 'github', title: 'GitHub', apiRef: githubAuthApiRef },
  gitlab: { id: 'gitlab', title: 'GitLab', apiRef: gitlabAuthApiRef },
  oidc: { id: 'oidc', apiRef: oidcAuthApiRef },
};

/** The providers for which this installation has credentials. */
export function configuredProviders(config: ConfigApi): OAuthProvider[] {
  return OAUTH_PROVIDER_IDS.filter(id =>
    config.has(`auth.providers.${id}`),
  ).map(id => OAUTH_PROVIDERS[id]);
}

export function hasExampleUsers(config: ConfigApi): boolean {
  return config.has('auth.providers.example-users');
}
