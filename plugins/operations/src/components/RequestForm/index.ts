export { NewRequestPage } from './NewRequestPage';
export { RequestFormPage } from './RequestFormPage';
