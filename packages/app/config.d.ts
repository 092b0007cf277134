/*
 * The sign-in page offers what is configured. The browser learns that a provider is there, and nothing of
 * what is configured for it.
 */
export interface Config {
  auth?: {
    providers?: {
      /** @visibility frontend */
      github?: object;
      /** @visibility frontend */
      gitlab?: object;
      /** @visibility frontend */
      oidc?: object;
    };
  };
}
