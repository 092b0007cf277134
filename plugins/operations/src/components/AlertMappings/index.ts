export { MappingButton } from './MappingButton';
export { MappingsPage } from './MappingsPage';
