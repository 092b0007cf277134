import { HumanDuration } from '@backstage/types';

export interface Config {
  operations?: {
    /** HTTP probes: which addresses they may contact, how often and how many at once. */
    probe?: {
      /**
       * How often a probe looks that names no interval of its own. Ten seconds by default, at least one.
       */
      interval?: string | HumanDuration;
      /**
       * How long an answer may take before its service is degraded, where the probe does not say its own
       * `slowerThan`. By default no time is too long that is within the time limit.
       */
      slowerThan?: string | HumanDuration;
      /**
       * How many looks may begin at once, 50 by default. A look that has waited for an answer for a second
       * hands its place on, so that targets that hang do not hold up the others.
       */
      concurrency?: number;
      /**
       * The only hosts that are contacted: names (`*.example.com` for all below a domain), addresses and
       * CIDR blocks; `*` for every public address. Everything public by default. A loopback or private
       * address is contacted only where an entry names it or its host.
       */
      allow?: string[];
      /** Hosts that are never contacted, written as in `allow`; this list is the stronger one. */
      deny?: string[];
      /**
       * Whether the addresses of private networks (such as 10.0.0.0/8) count as public ones do. False by
       * default. Loopback addresses always need an entry in `allow`.
       */
      allowPrivate?: boolean;
    };
  };
}
