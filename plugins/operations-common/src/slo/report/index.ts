export { budgetPolicy, leastRemaining, releaseGate } from './budgetPolicy';
export type { BudgetPolicyStep, GateSlo, PolicyOrigin } from './budgetPolicy';
export type { ReportContext } from './context';
export { formulaLines } from './formulaLines';
export { periodsOf } from './periodsOf';
export { seriesPoints } from './seriesPoints';
export { whatIf, WHAT_IF_DAYS } from './whatIf';
