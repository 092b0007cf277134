export { PostMortemPage } from './PostMortemPage';
export { PostMortemOf } from './PostMortemOf';
