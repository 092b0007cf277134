export { BudgetBar } from './BudgetBar';
export { ALERT_MARKS, SLO_MARKS, SLO_STATES } from './marks';
export { ObjectiveFigures } from './ObjectiveFigures';
export { SloLink } from './SloLink';
export { Sparkline } from './Sparkline';
export { durationWords, exhaustionWords, windowWords } from './words';
