export { TextFilter } from './TextFilter';
export { UnmatchedFilters } from './UnmatchedFilters';
export { useEntityName } from './useEntityName';
export { ValueFilter } from './ValueFilter';
