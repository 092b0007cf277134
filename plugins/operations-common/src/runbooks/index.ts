export * from './model';
export { missingRunbooks } from './missingRunbooks';
export type { RunbookAlert } from './missingRunbooks';
export { readRunbook } from './readRunbook';
export { withFolders } from './paths';
