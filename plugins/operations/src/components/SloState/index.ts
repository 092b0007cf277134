export { BudgetBar } from './BudgetBar';
export { ALERT_MARKS, SLO_MARKS, SLO_STATES } from './marks';
export { ObjectiveFigures } from './ObjectiveFigures';
export { ObjectivePromise } from './ObjectivePromise';
export { SloLink } from './SloLink';
export { Sparkline } from './Sparkline';
export {
  budgetWords,
  durationWords,
  exhaustionWords,
  promiseWords,
  shareWords,
} from './words';
