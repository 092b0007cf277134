/**
 * Open to read, signed in to write: the permission policy of an open portal.
 *
 * @packageDocumentation
 */
export { openOperationsHttpAuthServiceFactory } from './http/httpAuthServiceFactory';
export { permissionModuleOpenOperations as default } from './module';
