export { ConfigurationProblems } from './ConfigurationProblems';
export {
  isSameLocation,
  lastKnownOf,
  pictureOf,
  placeName,
  scopeName,
} from './reading';
export { Reason } from './Reason';
export { ServiceStrip } from './ServiceStrip';
