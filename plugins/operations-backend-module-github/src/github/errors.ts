import {
  TicketGoneError,
  TicketsBusyError,
} from '@operate-first/plugin-operations-node';
import { z } from 'zod';

const SECONDARY_MILLISECONDS = 60_000;
/** Clocks differ. */
const MARGIN_MILLISECONDS = 1_000;

/** What is read of an error of Octokit. */
const requestErrorSchema = z.object({
  status: z.number(),
  message: z.string(),
  response: z.object({ headers: z.record(z.string(), z.unknown()) }).optional(),
  cause: z.unknown().optional(),
});

type RequestFailure = z.output<typeof requestErrorSchema>;

function numberOf(value: unknown): number | undefined {
  const number = Number(value);
  return value === undefined || value === '' || Number.isNaN(number)
    ? undefined
    : number;
}

function retryAt(error: RequestFailure, now: number): Date | undefined {
  if (error.status !== 403 && error.status !== 429) return undefined;
  const headers = error.response?.headers ?? {};
  const seconds = numberOf(headers['retry-after']);
  if (seconds !== undefined) {
    return new Date(now + seconds * 1000 + MARGIN_MILLISECONDS);
  }
  const reset = numberOf(headers['x-ratelimit-reset']);
  if (numberOf(headers['x-ratelimit-remaining']) === 0 && reset) {
    return new Date(
      Math.max(reset * 1000, now + MARGIN_MILLISECONDS) + MARGIN_MILLISECONDS,
    );
  }
  const secondary = /secondary rate|abuse/i.test(error.message);
  return secondary || error.status === 429
    ? new Date(now + SECONDARY_MILLISECONDS)
    : undefined;
}

function codeOf(cause: unknown): string {
  const inner = (cause as { cause?: unknown } | undefined)?.cause ?? cause;
  const code = (inner as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? ` (${code})` : '';
}

function sentenceOf(error: RequestFailure, host: string): string {
  switch (error.status) {
    case 401:
      return `${host} does not accept the credentials. Check them in integrations.github.`;
    case 403:
    case 404:
      return `${host} does not let the portal do that (${error.status}). Give its token or app access to the repository, with issues to read and write.`;
    case 422:
      return `${host} refuses what it was sent (422). Check that the repository has issues.`;
    default:
      return `${host} answered ${error.status}.`;
  }
}

/** Whether GitHub has no such thing, or does not show it to the portal. @internal */
export function isMissing(error: unknown): boolean {
  const { data } = requestErrorSchema.safeParse(error);
  return data?.status === 404 || data?.status === 422;
}

/** Says in the words of the portal what GitHub means; what it answered is not quoted. @internal */
export function translate(
  error: unknown,
  host: string,
  now: number = Date.now(),
): Error {
  const parsed = requestErrorSchema.safeParse(error);
  if (!parsed.success) {
    return error instanceof Error ? error : new Error(`${host} failed.`);
  }
  const { status, response, cause } = parsed.data;
  // Octokit says 500 where there was no answer at all.
  if (!response) return new Error(`${host} cannot be reached${codeOf(cause)}.`);
  const at = retryAt(parsed.data, now);
  if (at) {
    return new TicketsBusyError(`${host} asks to be asked less often.`, at);
  }
  if (status === 410) return new TicketGoneError(`${host} has deleted it.`);
  return new Error(sentenceOf(parsed.data, host));
}
