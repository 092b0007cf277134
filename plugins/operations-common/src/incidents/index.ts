export * from './model';
export { budgetCost } from './budget/budgetCost';
export type { BudgetCostOptions, CostOfObjective } from './budget/budgetCost';
export type {
  CommandProblem,
  IncidentCommand,
  ParsedNote,
} from './commands/model';
export { INCIDENT_COMMANDS } from './commands/commands';
export { parseCommands } from './commands/parseCommands';
export { AlertMapper, mapAlert, SERVICE_LABELS } from './mapping/AlertMapper';
export { matcherProblem, matchesOf } from './mapping/matchers';
export type {
  AlertMapperOptions,
  AlertMappingRule,
  MappableAlert,
  MappableService,
  MappedAlert,
} from './mapping/model';
export { summaryOf } from './metrics/durations';
export { incidentMetrics } from './metrics/incidentMetrics';
export type {
  IncidentMetricsBy,
  MeasuredIncident,
} from './metrics/incidentMetrics';
export { decideIncidents } from './policy/decideIncidents';
export { DEFAULT_POLICY } from './policy/defaults';
export { policySentences } from './policy/policySentences';
export { INCIDENT_RULES } from './policy/rules';
export type { IncidentRule } from './policy/rules';
export { alertIdentity, toldTogether } from './policy/sameAlerts';
export type { AlertLikeness } from './policy/sameAlerts';
