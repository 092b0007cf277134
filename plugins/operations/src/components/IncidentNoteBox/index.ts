export { IncidentNoteBox } from './IncidentNoteBox';
export { refusal } from './refusal';
