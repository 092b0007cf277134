export { TextFilter } from './TextFilter';
export { useEntityName } from './useEntityName';
export { ValueFilter } from './ValueFilter';
