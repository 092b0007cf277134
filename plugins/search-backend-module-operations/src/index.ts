/**
 * Incidents and post-mortems in search: redacted for everybody, in full for those who may read that.
 *
 * @packageDocumentation
 */
export { searchModuleOperations as default } from './module';
export type { OperationsDocument } from './OperationsDocument';
