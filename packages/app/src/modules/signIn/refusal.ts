import { ResponseError } from '@backstage/errors';

/** Thrown where a provider has no session for the reader any more. */
export class SessionEndedError extends Error {
  static of(providerTitle: string): SessionEndedError {
    return new SessionEndedError(
      `Your session with ${providerTitle} has ended.`,
    );
  }

  private constructor(message: string) {
    super(message);
    this.name = 'SessionEndedError';
  }
}

function isResponseError(error: Error): error is ResponseError {
  return error.name === 'ResponseError';
}

/** Whether the choice itself does not work, and would not a moment later. */
export function isRefusal(error: Error): boolean {
  return isResponseError(error)
    ? error.statusCode >= 400 && error.statusCode < 500
    : error.name === 'SessionEndedError';
}

/** Why, as a sentence. */
export function reasonOf(error: Error): string {
  if (error.name === 'SessionEndedError') return error.message;
  const reason = isResponseError(error) ? error.cause.message : error.message;
  return `Signing in did not work: ${reason.replace(/\.$/, '')}.`;
}
