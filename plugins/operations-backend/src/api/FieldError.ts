import { ConflictError, InputError } from '@backstage/errors';
import { Problem } from '@operate-first/plugin-operations-common';

/** What is wrong with one field of a request. @internal */
export type FieldProblem = NonNullable<Problem['errors']>[number];

/** A request that names a field, its value and what to do instead. @internal */
export class FieldError extends InputError {
  readonly problem: FieldProblem;

  constructor(problem: FieldProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** A field that is otherwise by now than its writer believes. @internal */
export class FieldConflictError extends ConflictError {
  readonly problem: FieldProblem;

  constructor(problem: FieldProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** A request with several fields that are wrong, each with what to do instead. @internal */
export class FieldsError extends InputError {
  readonly problems: FieldProblem[];

  constructor(problems: FieldProblem[]) {
    super(problems.map(({ message }) => message).join(' '));
    this.problems = problems;
  }
}
