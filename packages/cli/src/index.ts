/**
 * The operations API from the command line.
 *
 * @packageDocumentation
 */
export { run } from './run';
