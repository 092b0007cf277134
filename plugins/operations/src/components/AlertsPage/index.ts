export { AlertsPage } from './AlertsPage';
export { alertsWords } from './words';
