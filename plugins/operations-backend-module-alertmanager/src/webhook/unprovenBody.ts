import { ServiceUnavailableError } from '@backstage/errors';
import { raw, Request, RequestHandler } from 'express';

/** No message is larger. @internal */
export const LARGEST_MESSAGE = 1024 * 1024;
/** What is smaller costs no more than any other request. */
const SMALL_MESSAGE = 64 * 1024;
/** So many larger ones are read at the same time, whoever sends them. */
const LARGE_AT_ONCE = 8;

const readAll = raw({ type: () => true, limit: LARGEST_MESSAGE });
const readSmall = raw({ type: () => true, limit: SMALL_MESSAGE });

/** Reads what somebody sends who has proved who they are. @internal */
export const provenBody = readAll;

function isTooLarge(error: unknown): boolean {
  const { type } = error as { type?: unknown };
  return type === 'entity.too.large';
}

/**
 * Reads what only itself proves: whoever can reach the portal may send it. However many do, they take no more memory
 * than a few large messages do; and small ones, which alerts mostly are, always come through.
 *
 * @internal
 */
export function unprovenBody(): RequestHandler {
  const large = new Set<Request>();
  return (request, response, next) => {
    if (large.size >= LARGE_AT_ONCE) {
      readSmall(request, response, error =>
        next(
          error && isTooLarge(error)
            ? new ServiceUnavailableError(
                'Other large messages are being read. Send it again.',
              )
            : error,
        ),
      );
      return;
    }
    large.add(request);
    response.once('close', () => large.delete(request));
    readAll(request, response, error => {
      large.delete(request);
      next(error);
    });
  };
}

/** Says at once that a message is too large, where its sender says so, instead of reading it to its end. @internal */
export const declaredSize: RequestHandler = (request, _response, next) => {
  const length = Number(request.get('content-length') ?? 0);
  // The status is where middleware of Express has it.
  next(
    length > LARGEST_MESSAGE
      ? Object.assign(new Error('It is too large'), { status: 413 })
      : undefined,
  );
};
