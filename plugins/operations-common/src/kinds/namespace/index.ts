export { namespaceKind } from './namespaceKind';
export type { NamespaceParameters } from './namespaceKind';
