import { SliProblem } from '@operate-first/plugin-operations-node';

/**
 * Whose trouble it is: the server's, so that everything asked of it fails; of this query alone; or that too much was
 * asked at once, so that a shorter range may succeed.
 *
 * @internal
 */
export type TroubleScope = 'server' | 'query' | 'size';

/** What kept a server from answering, in words. @internal */
export class ServerError extends Error {
  readonly problem: SliProblem;
  readonly scope: TroubleScope;
  /** Not to be asked before, milliseconds since the epoch. */
  readonly retryAt?: number;

  constructor(scope: TroubleScope, problem: SliProblem, retryAt?: number) {
    super(problem.message);
    this.name = 'ServerError';
    this.scope = scope;
    this.problem = problem;
    this.retryAt = retryAt;
  }
}

/** The problem behind whatever was thrown. @internal */
export function problemOf(thrown: unknown, title: string): SliProblem {
  if (thrown instanceof ServerError) return thrown.problem;
  return {
    code: 'prometheus.failed',
    message: `${title} could not be read.`,
    detail: String(thrown),
  };
}
