export { ServicesFilters } from './ServicesFilters';
