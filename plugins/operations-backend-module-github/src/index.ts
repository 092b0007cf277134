/**
 * Keeps one GitHub issue per incident of the operations plugin, and follows what mends it.
 *
 * @packageDocumentation
 */
export { operationsModuleGithub as default } from './module';
