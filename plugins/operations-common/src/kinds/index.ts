export * from './model';
export { kindApproval } from './approval';
export { requestKind, requestKinds } from './table';
export { treeFiles } from './treeFiles';
export * from './namespace';
