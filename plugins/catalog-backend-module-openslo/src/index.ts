/**
 * OpenSLO documents as entities of the catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleOpenSlo as default } from './module';
export { openSloParser } from './parser';
