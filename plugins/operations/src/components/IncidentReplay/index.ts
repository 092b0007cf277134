export { IncidentReplay } from './IncidentReplay';
