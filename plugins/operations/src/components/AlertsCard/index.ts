export { AlertItem } from './AlertItem';
export { bySeverity } from './bySeverity';
export { AlertsCard } from './AlertsCard';
