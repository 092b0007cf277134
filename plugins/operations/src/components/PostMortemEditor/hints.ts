import {
  readPostMortem,
  reviewPostMortem,
} from '@operate-first/plugin-operations-common';

/** What a reviewer, or who reads the file, would say of the text. @internal */
export interface Hint {
  severity: 'error' | 'warning' | 'info';
  message: string;
  remedy?: string;
  line?: number;
}

/**
 * What is wrong or doubtful in a text, and what a reviewer would ask, in the order of its lines.
 *
 * @internal
 */
export function hintsOf(markdown: string, now: Date): Hint[] {
  const { document, problems } = readPostMortem(markdown);
  const read = problems.map(
    ({ severity, message, line }): Hint => ({
      severity,
      message,
      line,
    }),
  );
  const asked = document
    ? reviewPostMortem(document, { now }).map(
        ({ severity, message, remedy, line }): Hint => ({
          severity,
          message,
          remedy,
          line,
        }),
      )
    : [];
  return [...read, ...asked].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
