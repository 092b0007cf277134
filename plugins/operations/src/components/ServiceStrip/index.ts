export { ConfigurationProblems } from './ConfigurationProblems';
export {
  isSameLocation,
  lastKnownOf,
  pictureOf,
  placeName,
  scopeName,
} from './reading';
export { ServiceStrip } from './ServiceStrip';
