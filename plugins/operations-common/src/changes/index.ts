export * from './model';
export { joinChanges } from './joinChanges';
export { rankSuspects } from './rankSuspects';
export { SUSPECT_WEIGHTS } from './weights';
