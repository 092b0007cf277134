export { IncidentMarkdown } from './IncidentMarkdown';
