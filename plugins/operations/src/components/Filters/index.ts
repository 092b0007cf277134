export { countOf, knownOf } from './facetValues';
export { FilterBar } from './FilterBar';
export { ToggleFilter } from './ToggleFilter';
export { UnmatchedFilters } from './UnmatchedFilters';
export { useEntityName } from './useEntityName';
export { ValueFilter } from './ValueFilter';
