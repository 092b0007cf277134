export { AlertItem } from './AlertItem';
export { AlertsCard } from './AlertsCard';
