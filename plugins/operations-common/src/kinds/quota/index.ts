export { quotaKind } from './quotaKind';
export { wishedLimits } from './writeQuota';
export type { QuotaParameters } from './parameters';
export type { QuotaFacts, QuotaUseOf } from './model';
export { compareQuotas, sameQuantity } from './hard';
export type { QuotaDifference } from './hard';
