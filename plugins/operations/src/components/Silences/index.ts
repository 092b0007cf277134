export { refusedOf } from './form';
export type { Refused } from './form';
export { SilenceButton } from './SilenceButton';
export { SilenceItem } from './SilenceItem';
export { SilencesPage } from './SilencesPage';
