/**
 * Reads post-mortems and runbooks from plain git, and writes them there.
 *
 * @packageDocumentation
 */
export { operationsModuleGit as default } from './module';
