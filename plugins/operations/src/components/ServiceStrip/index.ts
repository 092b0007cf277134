export { BudgetNotes } from './BudgetNotes';
export { ConfigurationProblems } from './ConfigurationProblems';
export { IncidentNotes } from './IncidentNotes';
export { MaintenanceNotes } from './MaintenanceNotes';
export { placesOf, sayOnce } from './places';
export { isSameLocation, lastKnownOf, pictureOf, scopeName } from './reading';
export { Reason } from './Reason';
export { ServiceStrip } from './ServiceStrip';
export { StaleNotes } from './StaleNotes';
