/**
 * The core of the operations plugin: store, health, API.
 *
 * @packageDocumentation
 */

export { operationsPlugin as default } from './plugin';
export {
  isOwnedBy,
  isPublic,
  operationsServiceResourceRef,
} from './access/rules';
