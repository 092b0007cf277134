import { ConflictError } from '@backstage/errors';

/** Somebody has meanwhile changed the same field. @internal */
export class StaleFieldError extends ConflictError {
  /** As {@link IncidentFields} calls it. */
  readonly field: string;
  /** Entity ref of the person who did, where it was one. */
  readonly by?: string;
  readonly at: number;

  constructor(change: { field: string; by?: string; at: number }) {
    super(`The field ${change.field} has been changed since you looked.`);
    this.field = change.field;
    this.by = change.by;
    this.at = change.at;
  }
}
