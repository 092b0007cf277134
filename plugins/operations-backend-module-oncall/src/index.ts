/**
 * Reads from calendars who is on call.
 *
 * @packageDocumentation
 */
export { operationsModuleOnCall as default } from './module';
