export { AlertItem } from './AlertItem';
export { AlertList } from './AlertList';
export { AlertsCard } from './AlertsCard';
export { bySeverity } from './bySeverity';
export { QuietAlerts } from './QuietAlerts';
export { splitAlerts } from './splitAlerts';
