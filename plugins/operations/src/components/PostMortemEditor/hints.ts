import { readPostMortem } from '@operate-first/plugin-operations-common';

/** What a reviewer, or who reads the file, would say of the text. @internal */
export interface Hint {
  severity: 'error' | 'warning' | 'info';
  message: string;
  remedy?: string;
  line?: number;
}

/**
 * What is wrong or doubtful in a text, in the order of its lines.
 *
 * @internal
 */
export function hintsOf(markdown: string): Hint[] {
  const { problems } = readPostMortem(markdown);
  return problems
    .map(({ severity, message, line }): Hint => ({ severity, message, line }))
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
