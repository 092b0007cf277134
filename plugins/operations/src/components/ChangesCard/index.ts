export { ChangesCard } from './ChangesCard';
export { CHANGE_GLYPHS, ChangeSentence } from './ChangeSentence';
