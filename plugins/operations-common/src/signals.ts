/** The channel on which changes of services are announced. @public */
export const OPERATIONS_SIGNAL_CHANNEL = 'operations';

/**
 * Says that services have changed, and nothing about them: the socket admits anybody, so readers fetch
 * what they may see through the API.
 *
 * @public
 */
export type OperationsSignal = {
  changes: Array<{
    /** The `id` of the service. */
    id: string;
    /** The `version` that the service has reached. */
    version: number;
  }>;
  /** Present where what is known of clusters has changed: a number that only grows. */
  clustersVersion?: number;
  /** Incidents that have changed, by their opaque `id`, and the `version` that each has reached. */
  incidents?: Array<{ id: string; version: number }>;
  /** Post-mortems that have changed, by their opaque `id`, and the `version` that each has reached. */
  postMortems?: Array<{ id: string; version: number }>;
  /** Questions that have changed, by their opaque `id`, and the `version` that each has reached. */
  questions?: Array<{ id: string; version: number }>;
  /** Present where requests have changed: a number that only grows. */
  requestsVersion?: number;
  /** Present where alerts or silences have changed: a number that only grows. */
  alertsVersion?: number;
};
