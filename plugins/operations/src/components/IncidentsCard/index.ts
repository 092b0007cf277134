export { IncidentLine } from './IncidentLine';
export { IncidentsCard } from './IncidentsCard';
