export interface Config {
  scaffolder?: {
    /** Template actions of onboarding. */
    onboarding?: {
      /** Plain git remotes where new repositories come into being by a push. */
      sources?: Array<{
        /** How the addresses of its repositories begin, with a slash at the end. */
        base: string;
        /** Where they are pushed to; base, when missing. */
        push?: string;
        /** Who pushes; git, when missing. */
        username?: string;
        /**
         * A token or password for pushing.
         * @visibility secret
         */
        token?: string;
      }>;
      /** Kustomize 4 or newer, or a kubectl that has it. Looked for in the PATH when missing. */
      kustomize?: string;
    };
  };
}
