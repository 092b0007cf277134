export { searchPlugin } from './searchPlugin';
