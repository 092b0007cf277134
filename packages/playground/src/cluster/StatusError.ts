import { Kind, qualified } from './kinds';

interface Cause {
  reason: string;
  message: string;
  field: string;
}

interface Details {
  name?: string;
  group?: string;
  kind?: string;
  causes?: Cause[];
  retryAfterSeconds?: number;
}

function detailsOf(kind: Kind, name?: string): Details {
  return { name, group: kind.group || undefined, kind: kind.plural };
}

/** An answer that is not success, in the shape and the words of a real API server. @internal */
export class StatusError extends Error {
  readonly code: number;
  readonly reason: string;
  readonly details: Details;

  private constructor(
    code: number,
    reason: string,
    message: string,
    details: Details = {},
  ) {
    super(message);
    this.name = 'StatusError';
    this.code = code;
    this.reason = reason;
    this.details = details;
  }

  static badRequest(message: string): StatusError {
    return new StatusError(400, 'BadRequest', message);
  }

  static forbidden(kind: Kind, name: string, why: string): StatusError {
    return new StatusError(
      403,
      'Forbidden',
      `${qualified(kind)} "${name}" is forbidden: ${why}`,
      detailsOf(kind, name),
    );
  }

  static terminating(kind: Kind, name: string, namespace: string): StatusError {
    const error = StatusError.forbidden(
      kind,
      name,
      `unable to create new content in namespace ${namespace} because it is being terminated`,
    );
    error.details.causes = [
      {
        reason: 'NamespaceTerminating',
        message: `namespace ${namespace} is being terminated`,
        field: 'metadata.namespace',
      },
    ];
    return error;
  }

  static notFound(kind: Kind, name: string): StatusError {
    return new StatusError(
      404,
      'NotFound',
      `${qualified(kind)} "${name}" not found`,
      detailsOf(kind, name),
    );
  }

  static unknownResource(): StatusError {
    return new StatusError(
      404,
      'NotFound',
      'the server could not find the requested resource',
    );
  }

  static methodNotAllowed(): StatusError {
    return new StatusError(
      405,
      'MethodNotAllowed',
      'the server does not allow this method on the requested resource',
    );
  }

  static exists(kind: Kind, name: string): StatusError {
    return new StatusError(
      409,
      'AlreadyExists',
      `${qualified(kind)} "${name}" already exists`,
      detailsOf(kind, name),
    );
  }

  static conflict(kind: Kind, name: string, why?: string): StatusError {
    const said =
      why ??
      'the object has been modified; please apply your changes to the latest version and try again';
    return new StatusError(
      409,
      'Conflict',
      `Operation cannot be fulfilled on ${qualified(kind)} "${name}": ${said}`,
      detailsOf(kind, name),
    );
  }

  static expired(message: string): StatusError {
    return new StatusError(410, 'Expired', message);
  }

  static unsupportedMediaType(message: string): StatusError {
    return new StatusError(415, 'UnsupportedMediaType', message);
  }

  static invalid(
    kind: Kind,
    name: string,
    causes: { field: string; message: string }[],
  ): StatusError {
    const said = causes.map(({ field, message }) => `${field}: ${message}`);
    const type = kind.group ? `${kind.kind}.${kind.group}` : kind.kind;
    return new StatusError(
      422,
      'Invalid',
      `${type} "${name}" is invalid: ${
        said.length === 1 ? said[0] : `[${said.join(', ')}]`
      }`,
      {
        name,
        group: kind.group || undefined,
        kind: kind.kind,
        causes: causes.map(cause => ({
          reason: cause.message.startsWith('Required')
            ? 'FieldValueRequired'
            : 'FieldValueInvalid',
          ...cause,
        })),
      },
    );
  }

  static unprocessable(message: string): StatusError {
    return new StatusError(422, 'Invalid', message);
  }

  static tooLarge(revision: number, current: number): StatusError {
    return new StatusError(
      504,
      'Timeout',
      `Timeout: Too large resource version: ${revision}, current: ${current}`,
      {
        causes: [
          {
            reason: 'ResourceVersionTooLarge',
            message: 'Too large resource version',
            field: '',
          },
        ],
        retryAfterSeconds: 1,
      },
    );
  }

  static internal(message: string): StatusError {
    return new StatusError(500, 'InternalError', message);
  }

  toJSON() {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: this.message,
      reason: this.reason,
      details: this.details,
      code: this.code,
    };
  }
}
