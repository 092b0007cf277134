export { exportRules } from './exportRules';
export type { ExportedRules, ExportRulesOptions } from './exportRules';
export {
  RECORDED_LABELS,
  RECORDED_LONG_STEP_SECONDS,
  RECORDED_SERIES,
  RECORDED_STEP_SECONDS,
} from './names';
// One reading of PromQL for rules and for whoever measures, so that both count the same.
export {
  expressionOf,
  isPromql,
  promqlFault,
  reduceToCounters,
  withWindow,
  type PromqlFault,
} from './promql';
export type { CounterSum } from './promql';
export { reduceRatio } from './ratio';
export type { CountedRatio } from './ratio';
