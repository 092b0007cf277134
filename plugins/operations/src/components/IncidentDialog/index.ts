export { IncidentDialog } from './IncidentDialog';
export { ServiceRefsField } from './ServiceRefsField';
export { ServicesField } from './ServicesField';
export { VisibilityField } from './VisibilityField';
