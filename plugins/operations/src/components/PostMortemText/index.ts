export type { Chapter } from './chapters';
export { cutChapters } from './cutChapters';
export { PostMortemText } from './PostMortemText';
export { useChapters } from './useChapters';
