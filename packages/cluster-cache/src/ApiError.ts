import { readStatus } from './schema';

/** What a person can do about it, where we know. */
const NEW_TOKEN =
  'Give the portal a valid token of a service account for this cluster.';
const NEW_CREDENTIALS =
  'Look into the log of the portal, and correct the file that the configuration of this cluster names.';
const TRUST =
  'Give its certificate authority as caData or caFile, or correct its url.';

const NETWORK_WORDS: Record<string, string> = {
  ECONNREFUSED: 'refuses connections',
  ECONNRESET: 'broke the connection off',
  EPIPE: 'broke the connection off',
  ENOTFOUND: 'has a name that cannot be resolved',
  EAI_AGAIN: 'has a name that cannot be resolved',
  EHOSTUNREACH: 'cannot be reached',
  ENETUNREACH: 'cannot be reached',
  ETIMEDOUT: 'cannot be reached',
};

const TLS_CODE =
  /CERT|^ERR_TLS|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|^ERR_SSL|EPROTO/;

/** A longer explanation of a server is cut. */
const LONGEST_WORDS = 200;

function retryAfterMs(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds)
    ? seconds * 1000
    : Date.parse(header) - Date.now();
  return ms > 0 ? Math.min(ms, 600_000) : undefined;
}

function sayStatus(status: number): string {
  if (status === 401) return 'does not accept our credentials (401)';
  if (status === 403) return 'does not permit it (403)';
  if (status === 429) return 'asks us to slow down (429)';
  return `answers ${status}`;
}

function sayAnswer(status: number, explanation: string): string {
  const words = explanation.replace(/\s+/g, ' ').trim();
  const said = sayStatus(status);
  return words && said === `answers ${status}`
    ? `${said}: ${words.slice(0, LONGEST_WORDS)}`
    : said;
}

/**
 * Why an API server did not give what it was asked for. The message goes on a sentence that begins with its name.
 *
 * @public
 */
export class ApiError extends Error {
  readonly remedy?: string;
  /** The message without what the server said in its own words, which may name what is inside: for everybody. */
  readonly publicMessage: string;
  /** What the server said in its own words, if anything. */
  readonly explanation?: string;
  /** The HTTP status, or the code of an ERROR within a watch. */
  readonly status?: number;
  readonly retryAfterMs?: number;
  /** Whether this may be no matter of one kind: nothing came, nobody knows us, or it is in trouble. */
  readonly concernsCluster: boolean;
  /** Whether it has forgotten, or never knew, the version from which we wanted to go on. */
  readonly lostOurPlace: boolean;

  private constructor(
    message: string,
    details: Partial<
      Pick<
        ApiError,
        | 'remedy'
        | 'publicMessage'
        | 'explanation'
        | 'status'
        | 'retryAfterMs'
        | 'concernsCluster'
        | 'lostOurPlace'
      >
    >,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'ApiError';
    this.remedy = details.remedy;
    this.publicMessage = details.publicMessage ?? message;
    this.explanation = details.explanation;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
    this.concernsCluster = details.concernsCluster ?? false;
    this.lostOurPlace = details.lostOurPlace ?? false;
  }

  static timeout(ms: number): ApiError {
    const message = `does not answer within ${ms / 1000} s`;
    return new ApiError(message, { concernsCluster: true });
  }

  static broken(what: string, cause?: unknown): ApiError {
    return new ApiError(`sent ${what}`, {}, cause);
  }

  /** What went wrong is for the log: it may name files, and programs say in it what they like. */
  static credentials(cause: unknown): ApiError {
    const message = 'cannot be asked: our credentials for it cannot be read';
    const details = { remedy: NEW_CREDENTIALS, concernsCluster: true };
    return new ApiError(message, details, cause);
  }

  /** An error answer, which is a `Status` in JSON or plain text, or the ERROR of a watch, whose status is 200. */
  static fromAnswer(
    status: number,
    body: string,
    retryAfter?: string,
  ): ApiError {
    const { message = '', causes } = readStatus(body);
    return new ApiError(sayAnswer(status, message), {
      status,
      publicMessage: sayStatus(status),
      explanation: message || undefined,
      retryAfterMs: retryAfterMs(retryAfter),
      concernsCluster: status === 401 || status === 429 || status >= 500,
      remedy: status === 401 ? NEW_TOKEN : undefined,
      lostOurPlace:
        status === 410 ||
        (status === 400 && /resource ?version/i.test(message)) ||
        (status === 504 && causes.includes('ResourceVersionTooLarge')),
    });
  }

  /** What Node says when no answer came. */
  static fromFailure(error: unknown): ApiError {
    if (error instanceof ApiError) return error;
    const { code = 'no known error' } = error as { code?: string };
    if (TLS_CODE.test(code)) {
      const words = `has a certificate that we do not trust (${code})`;
      return new ApiError(
        words,
        { remedy: TRUST, concernsCluster: true },
        error,
      );
    }
    const words = NETWORK_WORDS[code] ?? `cannot be asked (${code})`;
    return new ApiError(words, { concernsCluster: true }, error);
  }
}
