import { Found } from './rule';
import { RuleTable } from './scan';

/** Finds what is cut over lines. @internal */
export function scanJoints(
  _text: string,
  _rules: RuleTable,
  _found: Found[],
): void {}
