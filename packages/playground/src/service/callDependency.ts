import { isError } from '@backstage/errors';
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

function reasonOf(error: unknown): string {
  if (!isError(error)) return String(error);
  switch (error.code) {
    case 'ECONNREFUSED':
      return 'refused the connection';
    case 'ECONNRESET':
      return 'closed the connection';
    default:
      return error.message;
  }
}

function send(call: Call): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(call.url, {
      agent,
      method: call.method,
      headers: call.body ? { 'content-type': 'application/json' } : {},
    });
    const limit = setTimeout(() => {
      const seconds = TIME_LIMIT_MS / 1000;
      outgoing.destroy(new Error(`did not answer within ${seconds} s`));
    }, TIME_LIMIT_MS);
    outgoing.once('error', reject);
    outgoing.once('response', response => {
      response.resume();
      response.once('error', reject);
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    outgoing.once('close', () => clearTimeout(limit));
    outgoing.end(call.body);
  });
}

/**
 * Asks a dependency over HTTP; answers with a failure, or with nothing when all went well.
 *
 * @internal
 */
export async function callDependency(
  call: Call,
): Promise<CallFailure | undefined> {
  const dependency = call.service;
  try {
    const status = await send(call);
    return status < 400
      ? undefined
      : { dependency, status: 502, reason: `answered ${status}` };
  } catch (error) {
    return { dependency, status: 503, reason: reasonOf(error) };
  }
}
