import { Webhook } from 'standardwebhooks';
import { WebhookConfig } from './config';

const ANSWER_MILLISECONDS = 10_000;

/** How an attempt went. @internal */
export type Attempt =
  | { outcome: 'delivered' }
  | {
      outcome: 'refused' | 'unreachable';
      /** In a sentence without its end, with nothing but the host of the address. */
      problem: string;
    };

/** Where it goes, as it may be shown. @internal */
export function hostOf({ url }: WebhookConfig): string {
  return new URL(url).host;
}

function codeOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: unknown } };
  return typeof cause?.code === 'string' ? ` (${cause.code})` : '';
}

function whyRefused(host: string, status: number): string {
  return status >= 300 && status < 400
    ? `${host} answered ${status} and names another address; redirects are not followed, configure that address`
    : `${host} answered ${status}`;
}

/**
 * Posts a message as Standard Webhooks have it: signed, with the same id at each attempt. Of the answer nothing but its
 * status is looked at.
 *
 * @internal
 */
export async function postMessage(
  webhook: WebhookConfig,
  message: { id: string; payload: string },
  options: { now: number; signal: AbortSignal },
): Promise<Attempt> {
  const { id, payload } = message;
  const { signal } = options;
  const host = hostOf(webhook);
  const at = new Date(options.now);
  const tooLong = AbortSignal.timeout(ANSWER_MILLISECONDS);
  try {
    const response = await fetch(webhook.url, {
      method: 'POST',
      body: payload,
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'operate-first-portal',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(webhook.secret).sign(id, at, payload),
      },
      signal: AbortSignal.any([signal, tooLong]),
    });
    await response.body?.cancel();
    return response.ok
      ? { outcome: 'delivered' }
      : { outcome: 'refused', problem: whyRefused(host, response.status) };
  } catch (error) {
    return {
      outcome: 'unreachable',
      problem: tooLong.aborted
        ? `${host} did not answer within ${ANSWER_MILLISECONDS / 1000} s`
        : `${host} cannot be reached${codeOf(error)}`,
    };
  }
}
