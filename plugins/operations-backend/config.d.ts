import { HumanDuration } from '@backstage/types';

export interface Config {
  operations?: {
    /**
     * Lets callers without any credentials read what is public. Persons stay hidden from them.
     * Default: false.
     * @visibility backend
     */
    unauthenticatedRead?: boolean;

    /**
     * The environments that decide the headline health of a service. Default: production.
     * @visibility frontend
     */
    headlineEnvironments?: string[];

    projection?: {
      /**
       * How often the catalog is looked through for new, changed and removed services. Default: 10 s.
       * @visibility backend
       */
      interval?: HumanDuration | string;
    };

    buckets?: {
      /**
       * How often counted events are stored; a process that is killed loses at most those of this time.
       * Default: 15 s.
       * @visibility backend
       */
      flushInterval?: HumanDuration | string;
    };

    /** How much one reader may ask one cluster for, in each replica of the backend. */
    inspect?: {
      /**
       * How many logs may be open at once. Default: 5.
       * @visibility backend
       */
      openLogs?: number;

      /**
       * How many logs may be opened within a minute. Default: 60.
       * @visibility backend
       */
      logsPerMinute?: number;

      /**
       * How many workloads and manifests may be looked at within a minute. Default: 600.
       * @visibility backend
       */
      looksPerMinute?: number;
    };

    /** How many days are kept. */
    retention?: {
      /**
       * Of the history of health and observations. Default: 90.
       * @visibility backend
       */
      history?: number;

      /**
       * Of events in steps of a minute. Default: 90.
       * @visibility backend
       */
      buckets?: number;
    };
  };
}
