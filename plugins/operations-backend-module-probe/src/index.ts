/**
 * A source of observations that looks at services as their users do: HTTP probes.
 *
 * @packageDocumentation
 */
export { operationsModuleProbe as default } from './module';
