import {
  HealthReason,
  HealthStatus,
  Scope,
} from '@operate-first/plugin-operations-common';

/** The name under which the headline health is kept beside the environments. @internal */
export const HEADLINE = '';

/** @internal */
export interface EnvironmentState {
  status: HealthStatus;
  reasons: HealthReason[];
  /** When the status began. */
  since?: number;
  lookedSince?: number;
  /** When status or reasons changed last: history is never rewritten before it. */
  changedAt?: number;
}

/** @internal */
export interface HealthTransition {
  environment: string;
  at: number;
  status: HealthStatus;
  reasons: HealthReason[];
}

/** @internal */
export interface ObservationTransition {
  source: string;
  scope: Scope;
  at: number;
  status: HealthStatus;
  reasons: HealthReason[];
}
