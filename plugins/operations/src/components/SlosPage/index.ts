export { SlosPage } from './SlosPage';
export { slosWords } from './words';
