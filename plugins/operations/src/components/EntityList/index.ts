export { EntityList } from './EntityList';
export { default as listStyles } from './EntityList.module.css';
export type { ListColumn, ListedPages, ListOrder } from './types';
