import { Response } from 'express';
import { once } from 'node:events';

const HEADERS = {
  'Content-Type': 'text/plain; charset=utf-8',
  // Compression and proxies would hold lines back until there are many of them.
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
  'X-Content-Type-Options': 'nosniff',
};

/** What a promise resolves to, or undefined once the signal is aborted; nothing of it is kept then. */
async function unlessAborted<T>(
  promise: Promise<T>,
  signal: AbortSignal,
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const end = () => resolve(undefined);
    signal.addEventListener('abort', end);
    promise
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', end));
  });
}

/**
 * Sends pieces of text as they come and as fast as the reader takes them, until they or the signal end.
 * An answer that ends before its time by an error is broken off, so that it does not look complete.
 *
 * @internal
 */
export async function sendLog(
  response: Response,
  pieces: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const iterator = pieces[Symbol.asyncIterator]();
  response.status(200).set(HEADERS);
  response.flushHeaders();
  try {
    while (!signal.aborted) {
      const piece = await unlessAborted(iterator.next(), signal);
      if (!piece || piece.done) break;
      if (!response.write(piece.value)) {
        await once(response, 'drain', { signal }).catch(() => {});
      }
    }
    response.end();
  } catch (error) {
    response.destroy();
    throw error;
  } finally {
    Promise.resolve(iterator.return?.()).catch(() => {});
  }
}
