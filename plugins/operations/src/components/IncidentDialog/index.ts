export { IncidentDialog } from './IncidentDialog';
export { MomentField } from './MomentField';
export { ServiceRefsField } from './ServiceRefsField';
export { ServicesField } from './ServicesField';
export { VisibilityField } from './VisibilityField';
