export { alertKind } from './alertKind';
export { alertExpression } from './expression';
export type { AlertWish, SignalExpressions } from './expression';
export type { AlertFrom, AlertParameters, AlertSignal } from './parameters';
export { selectorsIn } from './selectors';
export type { ExpressionSelector } from './selectors';
export { firingSpells } from './trial';
export type { AlertTrial, FiringSpell, TriedGrid } from './trial';
