/**
 * What became of a look at the API of a cluster, without an account.
 *
 * @public
 */
export interface ClusterConnection {
  /** `notTried` is never taken for an answer. */
  state: 'answers' | 'fails' | 'notTried';
  /** What answered, or why nothing did, and what to do about it. */
  message: string;
  /** As the API says it, such as `v1.32.4`; many say it to nobody. */
  version?: string;
}

/** What the portal knows beside the wish to register a cluster. @public */
export interface ClusterFacts {
  connection: ClusterConnection;
}
