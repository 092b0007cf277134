import { ServiceUnavailableError } from '@backstage/errors';

/** What kept a server from answering, in words for people; what it said itself goes to the log. @internal */
export class ServerError extends ServiceUnavailableError {
  readonly remedy: string;
  /** For whoever operates the portal. */
  readonly detail: string;
  readonly status?: number;

  constructor(problem: {
    message: string;
    remedy: string;
    detail: string;
    status?: number;
  }) {
    super(problem.message);
    this.remedy = problem.remedy;
    this.detail = problem.detail.slice(0, 500);
    this.status = problem.status;
  }
}

/** @internal */
export function unreachable(title: string, detail: string): ServerError {
  return new ServerError({
    message: `${title} does not answer.`,
    remedy: 'Look whether it runs, and whether the portal may reach it.',
    detail,
  });
}

/** @internal */
export function tooSlow(title: string, limitMs: number): ServerError {
  return new ServerError({
    message: `${title} has not answered within ${limitMs / 1000} s.`,
    remedy:
      'Look at its load; `timeout` of the server in operations.alertmanager gives it more time.',
    detail: 'timeout',
  });
}

/** @internal */
export function notAlertmanager(title: string, detail: string): ServerError {
  return new ServerError({
    message: `What answers in place of ${title} does not speak the API of Alertmanager.`,
    remedy: 'Look at its `url`, and at proxies and sign-in pages before it.',
    detail,
  });
}

/** @internal */
export function refusal(
  title: string,
  status: number,
  detail: string,
): ServerError {
  if (status === 401 || status === 403) {
    return new ServerError({
      message: `${title} does not let the portal in.`,
      remedy: 'Look at `auth` and `tenant` of the server in the configuration.',
      detail,
      status,
    });
  }
  if (status < 500) {
    return new ServerError({
      message: `${title} refuses what the portal asked for (status ${status}).`,
      remedy: 'Look at its `url` in operations.alertmanager, and at its log.',
      detail,
      status,
    });
  }
  return new ServerError({
    message: `${title} fails (status ${status}).`,
    remedy: 'Look at its log.',
    detail,
    status,
  });
}
