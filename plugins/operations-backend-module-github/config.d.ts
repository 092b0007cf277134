export interface Config {
  operations?: {
    /** GitHub, as `integrations.github` knows it: an issue for each incident, and how far its fix is. */
    github?: {
      /** Without it, no issues are made. */
      tickets?: {
        /** Where issues of public incidents are made, as in `https://github.com/example/incidents`. */
        repository?: string;
        /**
         * Makes the issue in the repository that the annotation `github.com/project-slug` of the incident's root service
         * names; in `repository` where there is none. Default: false.
         */
        fromAnnotation?: boolean;
        /**
         * Where issues of internal incidents are made. Whoever reads there sees everything of them. Without it, internal
         * incidents get no issue.
         */
        internalRepository?: string;
        /** Labels of its issues, made where they are missing; issues are found again by the first. Default: `incident`. */
        labels?: string[];
        /**
         * Writes notes of the timeline as comments. Nobody has redacted them: whoever reads the repository reads what
         * responders wrote. Default: false.
         */
        includeNotes?: boolean;
      };
      /**
       * Lets GitHub tell of comments, of issues that are closed, and of those by which people ask for something, at `/api/operations/webhooks/github`. Without it they
       * are asked for every few minutes.
       */
      webhook?: {
        /**
         * Of every repository that has none of its own; at least 16 characters.
         * @visibility secret
         */
        secret?: string;
        /** The same in a file, which is read at each delivery. */
        secretFile?: string;
        /** Repositories with a secret of their own: nothing else is believed of them, and it proves nothing of others. */
        repositories?: Array<{
          /** As in `https://github.com/example/support`. */
          url: string;
          /** @visibility secret */
          secret?: string;
          secretFile?: string;
        }>;
      };
    };
  };
}
