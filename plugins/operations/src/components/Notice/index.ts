export { Empty } from './Empty';
export { Problem } from './Problem';
