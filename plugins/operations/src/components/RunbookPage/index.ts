export { RunbookInPlace } from './RunbookInPlace';
export { RunbookPage } from './RunbookPage';
