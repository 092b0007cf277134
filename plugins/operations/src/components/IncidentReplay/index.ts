export { IncidentReplay } from './IncidentReplay';
export { ToReplay } from './ToReplay';
