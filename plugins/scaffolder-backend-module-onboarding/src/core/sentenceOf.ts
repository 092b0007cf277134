import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { ProblemError } from '@operate-first/plugin-operations-common';

const SIGNED_OUT =
  'Your sign-in has run out, or you have not signed in. Sign in, and start the task again: what it has opened is found again.';

/** What is wrong, with the field, what stands there, and what to write instead. */
function wordsOf({ problem }: ProblemError): string {
  const lines = (problem.errors ?? []).map(
    ({ field, value, message, remedy }) =>
      [
        value === undefined ? `${field}:` : `${field} (${value}):`,
        message,
        ...(remedy ? [remedy] : []),
      ].join(' '),
  );
  const detail = problem.detail ?? problem.title;
  // The detail often is the sum of what follows.
  return lines.length > 0 && lines.some(line => line.includes(detail))
    ? lines.join('\n')
    : [detail, ...lines].join('\n');
}

/**
 * What the core has answered, as somebody reads it in the log of a task.
 *
 * @internal
 */
export function sentenceOf(error: unknown): Error {
  if (error instanceof ProblemError) {
    const words = wordsOf(error);
    switch (error.status) {
      case 401:
        return new NotAllowedError(SIGNED_OUT);
      case 403:
        return new NotAllowedError(words);
      case 404:
        return new NotFoundError(words);
      case 409:
        return new ConflictError(words);
      default:
        return error.status < 500
          ? new InputError(words)
          : new ServiceUnavailableError(
              `${words}\nTry again: what this task has opened is found again.`,
            );
    }
  }
  const { name, message } = error as Error;
  if (name === 'AbortError') return error as Error;
  if (name === 'AuthenticationError') return new NotAllowedError(SIGNED_OUT);
  return new ServiceUnavailableError(
    `The operations API cannot be reached: ${message}. Try again: what this task has opened is found again.`,
  );
}
