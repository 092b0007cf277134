/**
 * What quotas allow and what is used of them in a namespace of a cluster, on a UTC day or now.
 *
 * @public
 */
export interface QuotaUseOf {
  /** As the quota names it. */
  resource: string;
  /** In the unit of the resource: cores, bytes, pieces. On a day the most that was seen. */
  used: number;
  /** The least of several quotas; on a day the last that was seen. */
  hard: number;
}

/**
 * What the portal knows beside the wish for another quota: `facts` of a preview of the kind `quota`.
 *
 * @public
 */
export interface QuotaFacts {
  namespace: string;
  /** What its quota is called now; missing where it has none. */
  quota?: string;
  /** As the tree says it now. */
  hard: Record<string, string>;
  /** What is asked for; missing as long as that cannot be read. */
  wish?: Record<string, string>;
  clusters: Array<{
    cluster: string;
    environment: string;
    /** ISO 8601; missing where nobody has looked yet. */
    observedAt?: string;
    /** Why it cannot be seen now. */
    problem?: string;
    /** Now. */
    uses: QuotaUseOf[];
    /** By UTC day as `2026-11-22`, oldest first; only days on which somebody looked. */
    days: Array<{ day: string; uses: QuotaUseOf[] }>;
  }>;
}
