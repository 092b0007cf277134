import http, { IncomingMessage } from 'node:http';
import https from 'node:https';
import { LookupFunction } from 'node:net';
import { TLSSocket } from 'node:tls';

/** Of a longer answer no more is read. @internal */
export const MOST_BODY_BYTES = 16 * 1024;

/** One request and its answer. @internal */
export interface Exchange {
  statusCode: number;
  location?: string;
  contentEncoding?: string;
  body: string;
  tlsExpiresAt?: Date;
}

/** Says that the certificate of a server is not one that users would trust. @internal */
export class CertificateError extends Error {
  constructor(readonly code: string, readonly expiresAt: Date | undefined) {
    super(code);
    this.name = 'CertificateError';
  }
}

/** Says that a connection was closed before there was an answer. @internal */
export class ClosedError extends Error {
  readonly code = 'ECONNRESET';
}

function expiryOf(socket: TLSSocket): Date | undefined {
  const { valid_to: validTo } = socket.getPeerCertificate();
  const expiry = new Date(validTo);
  return Number.isNaN(expiry.getTime()) ? undefined : expiry;
}

async function readBody(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    size += chunk.length;
    // Leaving the loop closes the connection: the rest is never downloaded.
    if (size >= MOST_BODY_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, MOST_BODY_BYTES).toString('utf8');
}

/**
 * Sends one request on a connection of its own and reads its answer: no redirects, no retries, no proxy.
 *
 * @internal
 */
export function exchange(
  url: URL,
  options: {
    method: 'GET' | 'HEAD';
    lookup: LookupFunction;
    signal: AbortSignal;
    /** Whether an answer with this status is not worth its body. */
    skipBody: (statusCode: number) => boolean;
    /** Trusted authorities instead of the system's. */
    ca?: string;
  },
): Promise<Exchange> {
  return new Promise((resolve, reject) => {
    let tlsExpiresAt: Date | undefined;
    const { request: send } = url.protocol === 'https:' ? https : http;
    const request = send(url, {
      method: options.method,
      lookup: options.lookup,
      signal: options.signal,
      agent: false,
      // The certificate is judged below, where its dates can still be read.
      rejectUnauthorized: false,
      ca: options.ca,
      headers: {
        'user-agent': 'operate-first-probe',
        accept: '*/*',
        'accept-encoding': 'identity',
        'cache-control': 'no-cache',
        connection: 'close',
      },
    });
    request.once('socket', socket => {
      socket.once('secureConnect', () => {
        const tls = socket as TLSSocket;
        tlsExpiresAt = expiryOf(tls);
        if (!tls.authorized) {
          // Declared as an Error, but it is the code of one.
          const code = String(tls.authorizationError);
          request.destroy(new CertificateError(code, tlsExpiresAt));
        }
      });
    });
    request.once('error', reject);
    const exchanged = (
      { statusCode = 0, headers }: IncomingMessage,
      body = '',
    ) => ({
      statusCode,
      location: headers.location,
      contentEncoding: headers['content-encoding'],
      body,
      tlsExpiresAt,
    });
    let answered = false;
    request.once('upgrade', (response, socket) => {
      socket.destroy();
      resolve(exchanged(response));
    });
    // Whatever else ends a request without an error: a look that does not end is never taken again.
    request.once('close', () => {
      if (!answered) reject(new ClosedError());
    });
    request.once('response', async response => {
      answered = true;
      try {
        const skip = options.skipBody(response.statusCode ?? 0);
        const body = skip ? '' : await readBody(response);
        response.destroy();
        resolve(exchanged(response, body));
      } catch (error) {
        reject(error);
      }
    });
    request.end();
  });
}
