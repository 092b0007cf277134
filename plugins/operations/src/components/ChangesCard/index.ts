export { ChangeDays } from './ChangeDays';
export { ChangesCard } from './ChangesCard';
export { tellTogether } from './together';
export { CHANGE_GLYPHS, ChangeSentence } from './ChangeSentence';
