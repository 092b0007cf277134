import { Leak, LeakOptions } from '../model';

/**
 * Looks for what must not be published, by other means than those that redact: what a broken redactor would have left.
 *
 * @public
 */
export function findLeaks(_text: string, _options: LeakOptions = {}): Leak[] {
  return [];
}
