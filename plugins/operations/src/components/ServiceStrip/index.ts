export { ConfigurationProblems } from './ConfigurationProblems';
export { placesOf, sayOnce } from './places';
export { isSameLocation, lastKnownOf, pictureOf, scopeName } from './reading';
export { Reason } from './Reason';
export { ServiceStrip } from './ServiceStrip';
export { StaleNotes } from './StaleNotes';
