export * from './model';
export { checkOnboarding } from './checkOnboarding';
export {
  checkName,
  checkNamespaceName,
  checkTwice,
  suggestName,
} from './names';
export { objectiveInWords } from './objectives';
export {
  checkQuota,
  quotaInWords,
  quotaLimits,
  QUOTA_TIERS,
  USUAL_CONTAINER,
} from './quotas';
export type { QuotaTier, QuotaTierName } from './quotas';
export { readOnboardingRequest, readOnboardingTree } from './readOnboarding';
export type { ReadOnboarding } from './readOnboarding';
export { buildOnboarding, onboardingPaths } from './tree/buildOnboarding';
export * from './yaml';
