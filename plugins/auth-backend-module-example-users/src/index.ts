/**
 * Sign in as any user of the catalog. For playgrounds only.
 *
 * @packageDocumentation
 */
export { authModuleExampleUsers as default } from './module';
