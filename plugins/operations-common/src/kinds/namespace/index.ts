export { namespaceKind } from './namespaceKind';
export type { NamespaceParameters } from './namespaceKind';
export { namespaceInTree } from './namespaceInTree';
export type { NamespaceInTree } from './namespaceInTree';
