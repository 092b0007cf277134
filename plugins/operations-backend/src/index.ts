/**
 * The core of the operations plugin: store, health, API.
 *
 * @packageDocumentation
 */

export { operationsPlugin as default } from './plugin';
export type { ServiceCondition } from './access/criteria';
export {
  isOwnedBy,
  isPublic,
  operationsServiceResourceRef,
} from './access/rules';
export type { ServiceResource } from './access/rules';
