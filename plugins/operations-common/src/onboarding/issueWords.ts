import { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What is to be written where something else, or nothing, stands. */
const WRITE: Record<string, string> = {
  string: 'Write a text.',
  number: 'Write a number, as in 0.5.',
  int: 'Write a whole number.',
  boolean: 'Write true or false.',
  array: 'Write a list.',
  object: 'Write fields and their values.',
};

const isEmpty = (value: unknown) => value === undefined || value === null;

/**
 * What is wrong, and what to do: in the words of the schema where it has some, and else in ours, because the library's tell of
 * types and not of remedies.
 *
 * @param value - What stands there.
 * @internal
 */
export function issueInWords(issue: Issue, value: unknown): string {
  if (!/^(?:Invalid input|Unrecognized key)/.test(issue.message)) {
    return issue.message;
  }
  switch (issue.code) {
    case 'invalid_type':
      if (isEmpty(value)) return 'Fill in this field.';
      return WRITE[issue.expected] ?? issue.message;
    case 'unrecognized_keys':
      return `There is no field ${issue.keys.join(', ')} here. Leave it out.`;
    default:
      return isEmpty(value) ? 'Fill in this field.' : issue.message;
  }
}
