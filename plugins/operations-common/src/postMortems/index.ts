export * from './model';
export { POST_MORTEM_LIMIT, readPostMortem } from './readPostMortem';
export { changeActionItem, writePostMortem } from './writePostMortem';
export type { ActionItemEdit, PostMortemChanges } from './writePostMortem';
