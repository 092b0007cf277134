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
       * Namespaces of which nothing is shown, whatever a service asks for; `*` stands for any characters.
       * kube-system, kube-public and kube-node-lease unless said otherwise; an empty list hides nothing.
       */
      hiddenNamespaces?: string[];
      /**
       * Further kinds that are watched, found by the labels of services, and judged by what they say of
       * themselves: True at the path is healthy, False is degraded, anything else is unknown.
       */
      customKinds?: Array<{
        /** The group of the API, for example `db.example.org`. */
        group: string;
        /** As kubectl asks for them, for example `databases`. */
        plural: string;
        /** Of the API; the version that the cluster prefers unless said otherwise. */
        version?: string;
        /** `status.conditions[type=Ready].status` unless said otherwise. */
        ready?: string;
        /** Where it is said why; beside `ready`, where that leads into a condition. */
        reason?: string;
        message?: string;
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
