import { LoggerService } from '@backstage/backend-plugin-api';
import {
  AuthenticationError,
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { Problem } from '@operate-first/plugin-operations-common';
import { ErrorRequestHandler, Request } from 'express';
import { error as validatorErrors } from 'express-openapi-validator';
import { STATUS_CODES } from 'node:http';
import { ClusterUnavailableError } from './ClusterUnavailableError';
import {
  FieldConflictError,
  FieldError,
  FieldProblem,
  FieldsError,
} from './FieldError';
import { TooManyRequestsError } from './TooManyRequestsError';

const REMEDIES: Record<number, string> = {
  401: 'Sign in, or send a valid Backstage token.',
};

function statusOf(error: unknown): number {
  if (error instanceof InputError) return 400;
  if (error instanceof AuthenticationError) return 401;
  if (error instanceof NotAllowedError) return 403;
  if (error instanceof NotFoundError) return 404;
  if (error instanceof ConflictError) return 409;
  if (error instanceof ServiceUnavailableError) return 503;
  // Middleware of Express says it in a property.
  const status = (error as { status?: unknown } | undefined)?.status;
  return typeof status === 'number' && status >= 400 && status < 600
    ? status
    : 500;
}

/** The value as it was sent, short enough to be read. */
function valueOf(request: Request, place: string, field: string) {
  const sent: Record<string, unknown> = {
    params: request.params,
    body: request.body,
  };
  let value: unknown = sent[place] ?? request.query;
  for (const key of field.split('.')) {
    value = (value as Record<string, unknown> | undefined)?.[key];
  }
  if (value === undefined) return undefined;
  const text =
    place === 'body' && typeof value === 'object'
      ? JSON.stringify(value)
      : value;
  return String(text).slice(0, 200);
}

/** The validator writes a path such as `/query/limit`, `/query/health/0` or `/body/scope/services/0`. */
function validationProblem(
  request: Request,
  path: string,
  message: string,
): FieldProblem {
  const [place = '', ...fields] = path.split('/').filter(Boolean);
  const field =
    (place === 'body' ? fields.join('.') : fields[0]) || place || path;
  const said = wordsOf(message);
  return {
    field,
    value: valueOf(request, place, field),
    // The validator names a field it does not know by itself.
    message: said.includes(`'${field}'`) ? said : `${field} ${said}`,
    remedy: `Correct ${field} or leave it out; the API is described at /api/operations/openapi.json.`,
  };
}

/** There are two patterns: one refuses control characters, the other wants a duration. */
function wordsOf(message: string): string {
  if (!message.startsWith('must match pattern')) return message;
  return message.includes('mhdwMQY')
    ? 'must be a duration such as 28d'
    : 'must not contain control characters';
}

function errorsOf(error: unknown, request: Request) {
  if (error instanceof FieldError || error instanceof FieldConflictError) {
    return [error.problem];
  }
  if (error instanceof FieldsError) return error.problems;
  if (error instanceof validatorErrors.BadRequest) {
    return error.errors.map(({ path, message }) =>
      validationProblem(request, path, message),
    );
  }
  return undefined;
}

/** What a parser of bodies says of one that is too large has no limit in it. */
function messageOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { type, limit } = error as { type?: unknown; limit?: unknown };
  return type === 'entity.too.large' && typeof limit === 'number'
    ? `This is too large: at most ${limit} bytes are taken here.`
    : error.message;
}

/** Answers every error with problem details (RFC 9457). @internal */
export function problemDetails(logger: LoggerService): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (error instanceof TooManyRequestsError) {
      response.set('Retry-After', String(error.retryAfterSeconds));
    }
    const ours = status >= 500 && !(error instanceof ClusterUnavailableError);
    if (ours) {
      logger.error(`${request.method} ${request.path} failed`, error);
    }
    const errors = errorsOf(error, request);
    const said = ours
      ? 'The operations backend failed. Try again; if it stays so, its log says why.'
      : errors?.map(({ message }) => message).join('. ') ?? messageOf(error);
    const detail = [said, REMEDIES[status]]
      .filter(Boolean)
      .map(sentence =>
        /[.?!]$/.test(sentence ?? '') ? sentence : `${sentence}.`,
      )
      .join(' ');
    const problem: Problem = {
      type: 'about:blank',
      title: STATUS_CODES[status] ?? 'Error',
      status,
      detail,
      instance: request.originalUrl.split('?')[0],
      errors,
    };
    response.status(status).type('application/problem+json').json(problem);
  };
}
