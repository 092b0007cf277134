import { Agent, request } from 'node:http';
import { Call } from './ListenerSpec';

/** Longer than the latency fault: a slow dependency makes its callers slow, a hanging one makes them fail. */
const TIME_LIMIT_MS = 3_000;

const agent = new Agent({ keepAlive: true, maxFreeSockets: 16 });

/** Why a dependency did not help. @internal */
export interface CallFailure {
  dependency: string;
  /** 502 for a bad answer, 503 for none. */
  status: 502 | 503;
  reason: string;
}

function reasonOf(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ECONNREFUSED':
      return 'refused the connection';
    case 'ECONNRESET':
      return 'closed the connection';
    default:
      return error.message;
  }
}

/**
 * Asks a dependency over HTTP; answers with a failure, or with nothing when all went well.
 *
 * @internal
 */
export function callDependency(call: Call): Promise<CallFailure | undefined> {
  const dependency = call.service;
  return new Promise(resolve => {
    const outgoing = request(
      call.url,
      {
        agent,
        method: call.method,
        headers: call.body ? { 'content-type': 'application/json' } : {},
      },
      response => {
        const status = response.statusCode ?? 0;
        response.resume();
        response.once('error', fail);
        response.once('end', () => {
          clearTimeout(limit);
          resolve(
            status < 400
              ? undefined
              : { dependency, status: 502, reason: `answered ${status}` },
          );
        });
      },
    );
    const limit = setTimeout(() => {
      outgoing.destroy(
        new Error(`did not answer within ${TIME_LIMIT_MS / 1000} s`),
      );
    }, TIME_LIMIT_MS);
    function fail(error: NodeJS.ErrnoException) {
      clearTimeout(limit);
      resolve({ dependency, status: 503, reason: reasonOf(error) });
    }
    outgoing.once('error', fail);
    outgoing.end(call.body);
  });
}
