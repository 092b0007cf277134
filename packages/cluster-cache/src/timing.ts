/**
 * Time limits and pauses, in milliseconds.
 *
 * @public
 */
export interface ClusterCacheTiming {
  /** Until an answer begins. */
  answerLimit: number;
  /** For a whole answer, one page of a list for instance. */
  bodyLimit: number;
  /** How long the cluster is asked to keep a watch open. */
  watchDuration: number;
  /** A watch that ends sooner than this was not a healthy one. */
  healthyWatch: number;
  /** First pause after a failure; doubles up to the longest. */
  shortestPause: number;
  longestPause: number;
  /** Until a forbidden or missing kind is tried again. */
  retryDenied: number;
  /** Between two looks at whether the cluster still answers. */
  heartbeat: number;
  /** For the whole answer to such a look, which costs a server nothing: who is later is not well. */
  heartbeatLimit: number;
  /** Changes are collected this long before they are told. */
  batch: number;
}

export const DEFAULT_TIMING: ClusterCacheTiming = {
  answerLimit: 10_000,
  bodyLimit: 60_000,
  watchDuration: 300_000,
  healthyWatch: 30_000,
  shortestPause: 500,
  longestPause: 60_000,
  retryDenied: 60_000,
  // With one look to confirm it, a cluster that hangs is told after 16 s at most; a busy process of ours is not taken for it.
  heartbeat: 5_000,
  heartbeatLimit: 5_000,
  batch: 100,
};
