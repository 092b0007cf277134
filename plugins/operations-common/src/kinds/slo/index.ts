export { sloKind } from './sloKind';
export type { SloCounts, SloParameters } from './parameters';
export type { CountedRequests } from './document';
