import { InputError } from '@backstage/errors';
import { PostMortemDocument, ReadPostMortemOptions } from './model';
import { readPostMortem } from './readPostMortem';

/** For those who can do nothing with a text that cannot be read. @internal */
export function readOrThrow(
  markdown: string,
  purpose: string,
  options: ReadPostMortemOptions = {},
): PostMortemDocument {
  const { document, problems } = readPostMortem(markdown, {
    path: 'untitled',
    ...options,
  });
  if (document) return document;
  const [{ message, line }] = problems;
  const where = line === undefined ? '' : ` (line ${line})`;
  throw new InputError(`${purpose}: ${message}${where}`);
}
