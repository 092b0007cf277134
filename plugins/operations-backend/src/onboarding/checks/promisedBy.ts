import {
  OnboardingQuota,
  parseQuantity,
  quotaLimits,
} from '@operate-first/plugin-operations-common';

/** What a quota promises, in cores and bytes: whoever sets only limits promises as much. @internal */
export function promisedBy(quota: OnboardingQuota | undefined): {
  cpu: number;
  memory: number;
} {
  const hard = quota ? quotaLimits(quota) : {};
  const amountOf = (resource: 'cpu' | 'memory') =>
    parseQuantity(hard[`requests.${resource}`] ?? hard[`limits.${resource}`]) ??
    0;
  return { cpu: amountOf('cpu'), memory: amountOf('memory') };
}
