export { CountList } from './CountList';
export {
  compareCounts,
  countsOf,
  HEALTHS,
  healthWords,
  NO_SERVICES,
  sumCounts,
  totalOf,
  worstOf,
} from './counts';
export { HealthBar } from './HealthBar';
