export { LearntCard } from './LearntCard';
export { PostMortemsPage } from './PostMortemsPage';
export { StartPostMortem } from './StartPostMortem';
