export interface Config {
  operations?: {
    /** What runs of services in the clusters of the `kubernetes` section. */
    kubernetes?: {
      /**
       * Which environment a place is. The first entry that matches wins; elsewhere is production. An entry
       * without namespaces or clusters matches all of them; `*` stands for any characters.
       */
      environments?: Array<{
        environment: string;
        namespaces?: string[];
        clusters?: string[];
      }>;
      /**
       * Accounts for clusters where people use credentials of their own, and for clusters of the catalog.
       */
      accounts?: Array<{
        /** The name of the cluster. */
        cluster: string;
        /**
         * The address of the cluster. Needed for clusters of the catalog: whoever writes entities could
         * otherwise have the account sent elsewhere.
         */
        url?: string;
        /** @visibility secret */
        serviceAccountToken?: string;
        serviceAccountTokenFile?: string;
      }>;
    };
  };
}
