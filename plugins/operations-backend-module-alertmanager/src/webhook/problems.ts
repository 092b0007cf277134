import { ErrorRequestHandler, Response } from 'express';
import { STATUS_CODES } from 'node:http';
import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { LeftOut, MessageError } from './readMessage';

const TOO_LARGE =
  'The message is larger than 1 MB. Send fewer alerts at once: `max_alerts` of the receiver limits them, and the rest is asked for.';

/** Answers with problem details (RFC 9457). @internal */
export function answerProblem(
  response: Response,
  status: number,
  detail: string,
  errors?: LeftOut[],
): void {
  response.status(status).type('application/problem+json').json({
    type: 'about:blank',
    title: STATUS_CODES[status],
    status,
    detail,
    errors,
  });
}

function statusOf(error: unknown): number {
  if (error instanceof InputError) return 400;
  if (error instanceof ServiceUnavailableError) return 503;
  // Middleware of Express says it in a property.
  const status = (error as { status?: unknown } | undefined)?.status;
  return typeof status === 'number' && status >= 400 && status < 500
    ? status
    : 500;
}

/** Whoever sent it tries again after 5xx only: what cannot be stored now is not lost. @internal */
export function problems(logger: LoggerService): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status >= 500) {
      logger.error(`POST ${request.path} failed`, error);
      response.set('Retry-After', '5');
      answerProblem(
        response,
        status,
        status === 503
          ? String(error.message)
          : 'The alerts could not be stored. Send them again.',
      );
      return;
    }
    const errors = error instanceof MessageError ? error.errors : undefined;
    const detail = status === 413 ? TOO_LARGE : String(error.message);
    logger.warn(
      `POST ${request.path} refused: ${detail} ${
        errors
          ?.map(({ field, message }) => `${field}: ${message}`)
          .join('; ') ?? ''
      }`,
    );
    answerProblem(response, status, detail, errors);
  };
}
