export { offboardKind } from './offboardKind';
export { offboardChoices, offboardConcerns } from './concerns';
export type { OffboardConcerns } from './concerns';
export type {
  OffboardFacts,
  OffboardKnown,
  OffboardParameters,
  OffboardSight,
} from './model';
