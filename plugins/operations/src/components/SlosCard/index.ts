export { PolicyNote } from './PolicyNote';
export { SlosCard } from './SlosCard';
