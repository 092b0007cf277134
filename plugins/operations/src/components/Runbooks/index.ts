export { RunbookFacts } from './RunbookFacts';
export { RunbooksCard } from './RunbooksCard';
export { RunbooksPage } from './RunbooksPage';
