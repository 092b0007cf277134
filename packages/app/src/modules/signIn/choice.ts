/** How the reader chose to sign in. Nothing chosen is a visit without signing in. */
export type SignInChoice =
  | { provider: 'example-users'; userEntityRef: string }
  | { provider: OAuthProviderId };

/** The providers that ask somebody else who the reader is. */
export const OAUTH_PROVIDER_IDS = ['github', 'gitlab', 'oidc'] as const;

export type OAuthProviderId = (typeof OAUTH_PROVIDER_IDS)[number];

const KEY = 'operate-first.sign-in';

function isOAuthProviderId(value: unknown): value is OAuthProviderId {
  return OAUTH_PROVIDER_IDS.some(id => id === value);
}

/** What another version of the portal, or the reader's own hands, left there may be anything. */
function parseChoice(text: string): SignInChoice | undefined {
  try {
    const { provider, userEntityRef } = JSON.parse(text);
    if (provider === 'example-users' && typeof userEntityRef === 'string') {
      return { provider, userEntityRef };
    }
    return isOAuthProviderId(provider) ? { provider } : undefined;
  } catch {
    return undefined;
  }
}

export function readChoice(): SignInChoice | undefined {
  const text = window.localStorage.getItem(KEY);
  return text ? parseChoice(text) : undefined;
}

export function rememberChoice(choice: SignInChoice) {
  window.localStorage.setItem(KEY, JSON.stringify(choice));
}

export function forgetChoice() {
  window.localStorage.removeItem(KEY);
}
