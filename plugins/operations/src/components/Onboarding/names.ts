import { checkName } from '@operate-first/plugin-operations-common';

/**
 * A name as other fields take it over: nothing, as long as it cannot be one. What is wrong with it is said once, where it is
 * written.
 *
 * @internal
 */
export function usableName(name: string): string {
  return checkName('name', name) ? '' : name;
}
