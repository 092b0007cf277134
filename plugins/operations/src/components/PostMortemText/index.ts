export { chaptersOf } from './chapters';
export type { Chapter } from './chapters';
export { PostMortemText } from './PostMortemText';
