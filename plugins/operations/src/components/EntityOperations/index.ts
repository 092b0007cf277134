export { EntityOperations } from './EntityOperations';
