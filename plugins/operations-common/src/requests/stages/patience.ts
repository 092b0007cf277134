import type { RequestPatience } from '../model';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * How long each stage may take before it is stuck, from when the one before it was reached. What machines do takes minutes;
 * who has to be asked gets a day to answer.
 *
 * @public
 */
export const REQUEST_PATIENCE: RequestPatience = {
  /** A branch is pushed, or a pull request opened. */
  proposed: 2 * MINUTE,
  /** Schemas, policies and kustomize look at the tree. */
  checks: 10 * MINUTE,
  /** People. */
  approved: 24 * HOUR,
  /** By itself where the policy approved it; else somebody presses a button. */
  merged: HOUR,
  /** Argo CD and Flux look every few minutes. */
  synced: 15 * MINUTE,
  /** Images are pulled, Pods start. */
  healthy: 15 * MINUTE,
  /** Prometheus finds the service, the probe looks. */
  observed: 15 * MINUTE,
  /** Comes with the last of the others. */
  done: MINUTE,
};
