export { PostMortemEditor } from './PostMortemEditor';
