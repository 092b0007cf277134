export { RunbookInPlace, RunbookRead } from './RunbookInPlace';
export { RunbookPage } from './RunbookPage';
