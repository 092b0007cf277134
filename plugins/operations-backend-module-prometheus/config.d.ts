import { HumanDuration } from '@backstage/types';

export interface Config {
  operations?: {
    /** Prometheus, Thanos and Mimir: where SLIs are measured and golden signals are read. */
    prometheus?: {
      /** The only servers that are ever contacted. A document's own address never is. */
      servers?: Array<{
        /** Short and stable. DataSource documents of this name mean this server. */
        name: string;
        /** What pages call it; its name by default. */
        title?: string;
        /** What `/api/v1` follows, as in `https://prometheus.example.org/prefix`. */
        url: string;
        /** Names of further DataSource documents that mean this server. */
        dataSources?: string[];
        /** Where SLIs that name no data source are measured, if there are several servers. */
        default?: boolean;
        /**
         * Where people look at queries: `/graph` of it is opened with the query; `{query}` in it stands for the query
         * where the page is another.
         */
        page?: string;
        /** How many SLI queries are asked at once, 4 by default. */
        concurrency?: number;
        /** How long an answer may take, ten seconds by default. */
        timeout?: string | HumanDuration;
        /** Sent as `X-Scope-OrgID`, for Mimir and Cortex. */
        tenant?: string;
        /**
         * Further headers.
         * @deepVisibility secret
         */
        headers?: { [name: string]: string };
        /** Labels that tell apart copies of one series, as in `prometheus_replica`: copies are counted once. */
        replicaLabels?: string[];
        /** False leaves recorded series unread, where the rules of the portal are loaded. */
        recordedRules?: boolean;
        auth?: {
          basic?: {
            username: string;
            /** @visibility secret */
            password?: string;
            passwordFile?: string;
          };
          bearer?: {
            /** @visibility secret */
            token?: string;
            tokenFile?: string;
          };
        };
        tls?: {
          /** Authorities that are trusted, a PEM file. */
          caFile?: string;
          /** The certificate the portal shows, a PEM file. */
          certFile?: string;
          keyFile?: string;
          serverName?: string;
        };
      }>;
      /** Golden signals of services. */
      signals?: {
        /** The servers that are asked, all by default. */
        servers?: string[];
        /**
         * Labels by which the series of a service are found. `{{name}}`, `{{namespace}}`, `{{kind}}`,
         * `{{environment}}` and `{{kubernetesId}}` are put in. `service: '{{name}}'` by default.
         */
        labels?: { [label: string]: string };
      };
    };
  };
}
