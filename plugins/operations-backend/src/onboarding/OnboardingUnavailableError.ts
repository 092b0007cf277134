import { ClusterUnavailableError } from '../api/ClusterUnavailableError';

/** Nothing can be asked for now, in a sentence that says why and what to do. @internal */
export class OnboardingUnavailableError extends ClusterUnavailableError {}

/** @internal */
export const NOT_CONFIGURED =
  'Nothing can be asked for here yet: whoever runs the portal has to write operations.onboarding into its configuration.';

/** @internal */
export function notConfigured(): OnboardingUnavailableError {
  return new OnboardingUnavailableError(NOT_CONFIGURED);
}
