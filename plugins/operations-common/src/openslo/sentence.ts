import { z } from 'zod';
import { oneOf } from './problems';

const NOUNS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
};

/** What the schema says of one field, as a sentence with a remedy. @internal */
export function sentence(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `Write ${NOUNS[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return `Write ${oneOf(issue.values.map(String))}.`;
    case 'invalid_union': {
      // Of what may be one of several, the one that comes nearest.
      const issues = issue.errors.flat();
      const near = issues.find(each => each.code !== 'invalid_type');
      const [any] = issues;
      return sentence(near ?? any ?? { ...issue, code: 'custom' });
    }
    default:
      return issue.message;
  }
}
