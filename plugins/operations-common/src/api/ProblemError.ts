import { Problem } from '../generated/openapi';

/**
 * An answer of the API that is not the one asked for, with the problem details (RFC 9457) it came with.
 *
 * @public
 */
export class ProblemError extends Error {
  readonly problem: Problem;

  private constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }

  /** Takes what the server sent; an answer that is no problem document is put into words. */
  static from(response: Response, body: unknown): ProblemError {
    if (isProblem(body)) return new ProblemError(body);
    return new ProblemError({
      type: 'about:blank',
      title: response.statusText || `HTTP status ${response.status}`,
      status: response.status,
      detail: `The operations API answered with HTTP status ${response.status}.`,
    });
  }

  /** The HTTP status of the answer. */
  get status(): number {
    return this.problem.status;
  }
}

function isProblem(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false;
  const { title, status } = body as Partial<Problem>;
  return typeof title === 'string' && typeof status === 'number';
}
