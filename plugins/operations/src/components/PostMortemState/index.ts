export { FileLink } from './FileLink';
export { ItemsInWords } from './ItemsInWords';
export { PostMortemLink } from './PostMortemLink';
export { POST_MORTEM_MARKS, lastedOf } from './marks';
