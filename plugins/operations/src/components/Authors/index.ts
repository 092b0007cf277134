export { HiddenAuthors } from './HiddenAuthors';
export { Reasons } from './Reasons';
export { WhomField } from './WhomField';
export { usualOf, whomOf } from './whom';
export type { WhomChoice } from './whom';
