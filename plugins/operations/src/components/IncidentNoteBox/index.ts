export { IncidentNoteBox } from './IncidentNoteBox';
