export * from './model';
export { durationSeconds, formatDuration, parseDuration } from './duration';
export { calendarMonths, calendarQuarters, windowAt } from './window';
export type { CalendarPeriod } from './window';
export { allowanceOf, budgetOf, burnRateOf } from './budget';
export {
  ALL_TIERS,
  compareBurn,
  conditionHolds,
  conditionsFor,
  fastestBurn,
  isReachable,
  WORKBOOK_TIERS,
} from './burn';
export type { WorkbookTier } from './burn';
export { readsEveryStep } from './composite';
export { evaluatedRanges } from './evaluatedRanges';
export { evaluateSlo } from './evaluateSlo';
export type {
  EvaluationContext,
  MeasuringProblem,
  SliPlace,
  SloEvaluation,
} from './evaluateSlo';
export {
  alertFingerprint,
  BURN_ALERT_NAME,
  burnAlertLabels,
  sloLabel,
} from './fingerprint';
export { PROVISIONAL_SHARE } from './provisional';
export { rangesWithout, sumWithout } from './ranges';
export { windowViewAt } from './windowView';
export { errorRatioOf, sliOf, weightsOf } from './sli';
export { bucketsOf } from './slices';
export type { BucketsOfOptions } from './slices';
