/**
 * Template actions that put services into a GitOps tree and check what they wrote.
 *
 * @packageDocumentation
 */
export { scaffolderModuleOnboarding as default } from './module';
