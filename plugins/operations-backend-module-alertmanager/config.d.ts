import { HumanDuration } from '@backstage/types';

export interface Config {
  operations?: {
    /** Alertmanager and Grafana: where alerts come from, and where silences are made. */
    alertmanager?: {
      /**
       * Labels that tell apart copies of one alert; alerts that differ only in them are one. Default: `prometheus`,
       * `prometheus_replica`, `replica`, `__replica__`.
       */
      replicaLabels?: string[];
      servers?: Array<{
        /** Short and stable: the source of its alerts is `alertmanager-<name>`. Small letters, digits and `-`. */
        name: string;
        /** What pages call it; its name by default. */
        title?: string;
        /**
         * What `/api/v2` follows, as in `https://alertmanager.example.org/prefix`, and for Grafana
         * `https://grafana.example.org/api/alertmanager/grafana`. Without it, alerts come by webhook only: a missed
         * webhook does not heal, and no silences are made.
         */
        url?: string;
        /** Where people look at its alerts and silences. */
        page?: string;
        /** How often it is asked what fires; 30 seconds by default. */
        pollInterval?: string | HumanDuration;
        /** How long an answer may take, ten seconds by default. */
        timeout?: string | HumanDuration;
        /** Sent as `X-Scope-OrgID`, for Mimir and Cortex. */
        tenant?: string;
        /**
         * Further headers.
         * @deepVisibility secret
         */
        headers?: { [name: string]: string };
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
        /**
         * Lets it post its alerts to `/api/operations/webhooks/alertmanager/<name>`. Exactly one of the four says how it
         * proves who it is.
         */
        webhook?: {
          bearer?: {
            /** @visibility secret */
            token?: string;
            tokenFile?: string;
          };
          basic?: {
            username: string;
            /** @visibility secret */
            password?: string;
            passwordFile?: string;
          };
          /** Grafana signs what it sends with it, in the header `X-Grafana-Alerting-Signature`. */
          hmac?: {
            /** @visibility secret */
            secret?: string;
            secretFile?: string;
            /** A header with the time, which is then signed, too; older than five minutes is refused. */
            timestampHeader?: string;
          };
          /** A proxy before the portal has checked its certificate and says so in a header. */
          clientCertificate?: {
            header: string;
            value: string;
            /** Addresses or networks of the proxy; nobody else is believed. */
            proxies: string[];
          };
          /** How many messages it may send within a minute, to each replica; 6000 by default. */
          perMinute?: number;
        };
      }>;
    };
  };
}
