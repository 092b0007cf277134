import { RedactorOptions } from '../model';
import { Rule } from '../rule';

/** All rules. @internal */
export function rulesFor(_options: RedactorOptions): Rule[] {
  return [];
}
