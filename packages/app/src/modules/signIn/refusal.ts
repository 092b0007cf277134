import { ResponseError } from '@backstage/errors';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { signInTranslationRef } from './translation';

/** Thrown where a provider has no session for the reader any more. */
export class SessionEndedError extends Error {
  readonly provider?: string;

  static of(provider: string | undefined): SessionEndedError {
    return new SessionEndedError(provider);
  }

  private constructor(provider: string | undefined) {
    super('The session has ended.');
    this.name = 'SessionEndedError';
    this.provider = provider;
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
export function useReason(): (error: Error) => string {
  const { t } = useTranslationRef(signInTranslationRef);
  return useCallback(
    error => {
      if (error instanceof SessionEndedError) {
        return t('sessionEnded', {
          provider: error.provider ?? t('ownAccount'),
        });
      }
      const reason = isResponseError(error)
        ? error.cause.message
        : error.message;
      return t('didNotWork', { reason: reason.replace(/\.$/, '') });
    },
    [t],
  );
}
