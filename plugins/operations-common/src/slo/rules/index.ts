export { exportRules } from './exportRules';
export type { ExportedRules, ExportRulesOptions } from './exportRules';
export {
  RECORDED_LABELS,
  RECORDED_LONG_STEP_SECONDS,
  RECORDED_SERIES,
  RECORDED_STEP_SECONDS,
} from './names';
