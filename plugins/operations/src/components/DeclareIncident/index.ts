export { DeclareIncident } from './DeclareIncident';
