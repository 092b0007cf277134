import { ServerError } from './ServerError';

const MAXIMUM_DETAIL = 500;
const MAXIMUM_WAIT_MS = 5 * 60_000;
const DEFAULT_WAIT_MS = 10_000;

/** What servers write of queries that ask for too much at once. */
const TOO_MUCH =
  /too many samples|exceed(s|ed)? .*(limit|maximum|resolution)|limit .*exceed|too large|response size|query timed out|maximum resolution/i;

function cut(text: string): string {
  return text.length > MAXIMUM_DETAIL
    ? `${text.slice(0, MAXIMUM_DETAIL)}…`
    : text;
}

/** The address led nowhere, or the connection broke. @internal */
export function unreachable(title: string, why: string): ServerError {
  return new ServerError('server', {
    code: 'prometheus.unreachable',
    message: `${title} does not answer.`,
    remedy: 'Look whether it runs, and whether the portal may reach it.',
    detail: cut(why),
  });
}

/** @internal */
export function tooSlow(title: string, limitMs: number): ServerError {
  return new ServerError('server', {
    code: 'prometheus.timeout',
    message: `${title} has not answered within ${limitMs / 1000} s.`,
    remedy:
      'Look at its load; `timeout` of the server in operations.prometheus gives it more time.',
  });
}

/** @internal */
export function notPrometheus(title: string, detail: string): ServerError {
  return new ServerError('server', {
    code: 'prometheus.answer',
    message: `What answers in place of ${title} does not speak the API of Prometheus.`,
    remedy: 'Look at its `url`, and at proxies and sign-in pages before it.',
    detail: cut(detail),
  });
}

/** @internal */
export function tooMuch(title: string, detail: string): ServerError {
  return new ServerError('size', {
    code: 'prometheus.size',
    message: `The query asks more of ${title} than it may.`,
    remedy: 'Narrow the selector down, or record what it counts by a rule.',
    detail: cut(detail),
  });
}

/** Some of what the server was to answer from did not answer it: counts would be too low. @internal */
export function partial(title: string, warnings: string[]): ServerError {
  return new ServerError('query', {
    code: 'prometheus.partial',
    message: `${title} answered only in part, so nothing is counted.`,
    remedy: 'Look which of its stores do not answer.',
    detail: cut(warnings.join('; ')),
  });
}

/** @internal */
export function noCredentials(title: string, detail: string): ServerError {
  return new ServerError('server', {
    code: 'prometheus.credentials',
    message: `The portal cannot read what it identifies itself with to ${title}.`,
    remedy: 'Look at the files that operations.prometheus names.',
    detail: cut(detail),
  });
}

function waitOf(retryAfter: string | undefined, now: number): number {
  const seconds = Number(retryAfter);
  const date = Date.parse(retryAfter ?? '');
  let wait = DEFAULT_WAIT_MS;
  if (retryAfter && Number.isFinite(seconds)) wait = seconds * 1000;
  else if (Number.isFinite(date)) wait = date - now;
  return Math.min(Math.max(wait, 1_000), MAXIMUM_WAIT_MS);
}

/** What an answer says that brought no data. @internal */
export function refusal(
  title: string,
  answer: {
    status: number;
    errorType?: string;
    error: string;
    retryAfter?: string;
  },
  now: number,
): ServerError {
  const { status, errorType } = answer;
  const detail = cut(answer.error);
  if (status === 401 || status === 403) {
    return new ServerError('server', {
      code: 'prometheus.refused',
      message: `${title} does not let the portal in.`,
      remedy: 'Look at `auth` and `tenant` of the server in the configuration.',
      detail,
    });
  }
  if (status === 429) {
    const wait = waitOf(answer.retryAfter, now);
    return new ServerError(
      'server',
      {
        code: 'prometheus.throttled',
        message: `${title} asks to be left alone for ${Math.ceil(
          wait / 1000,
        )} s.`,
        remedy: 'Lower `concurrency` of the server, or raise its limits.',
        detail,
      },
      now + wait,
    );
  }
  const slow = status === 503 && errorType === 'timeout';
  if (slow || status === 413 || TOO_MUCH.test(answer.error)) {
    return tooMuch(title, answer.error);
  }
  if (errorType && status >= 400 && status < 500) {
    return new ServerError('query', {
      code: 'prometheus.query',
      message: `${title} cannot follow the query.`,
      remedy: 'Try the query in its own page.',
      detail,
    });
  }
  if (status >= 500) {
    return new ServerError('server', {
      code: 'prometheus.error',
      message: `${title} fails (status ${status}).`,
      remedy: 'Look at its log.',
      detail,
    });
  }
  return notPrometheus(title, `Status ${status}: ${answer.error}`);
}
