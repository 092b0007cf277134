export { IncidentLink } from './IncidentLink';
export { INCIDENT_MARKS, isOpen, rootOf } from './marks';
export { PersonName } from './PersonName';
export { ServiceName } from './ServiceName';
export { Severity } from './Severity';
export { IncidentAge } from './IncidentAge';
