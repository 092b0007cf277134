export { IncidentDialog } from './IncidentDialog';
export { ServicesField } from './ServicesField';
export { VisibilityField } from './VisibilityField';
