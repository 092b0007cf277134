/**
 * What a service lacks that its upstream project could give.
 *
 * @public
 */
export const UPSTREAM_GAPS = ['slo', 'runbook', 'owner', 'other'] as const;

/** @public */
export type UpstreamGapName = (typeof UPSTREAM_GAPS)[number];

/**
 * What is known of an incident, as everybody may read it.
 *
 * @public
 */
export interface UpstreamIncident {
  key: string;
  title: string;
  summary?: string;
  severity: number;
  /** As in `outage`. */
  impact: string;
  /** In ISO 8601. */
  startedAt: string;
  resolvedAt?: string;
  drill: boolean;
}

/**
 * What is told to an upstream project: nothing but what everybody may read.
 *
 * @public
 */
export interface UpstreamEvidence {
  /** What services are called. */
  services: string[];
  /** Images that run, as in `registry:2.8.1`. */
  versions: string[];
  incident?: UpstreamIncident;
  /** What the incident cost of error budgets, a sentence each. */
  budgets: string[];
  /** What alerts said. */
  alerts: string[];
  /** What programs said, the latest last. */
  logs: string[];
  /** What a published post-mortem says in short. */
  postMortem?: { title: string; summary?: string };
  gap?: UpstreamGapName;
  /** The address of the page that everybody may read. */
  page?: string;
}
