import {
  ChangeConflictError,
  ChangeRefusedError,
} from '@operate-first/plugin-operations-node';
import { ConflictError } from '@backstage/errors';
import { ClusterUnavailableError } from '../api/ClusterUnavailableError';

/** A repository that does not answer, in its own words. @internal */
export class RepositoryUnavailableError extends ClusterUnavailableError {}

/** What a repository says, as an answer to whoever asked for something. @internal */
export function repositoryError(error: unknown, title: string): Error {
  const message = error instanceof Error ? error.message : String(error);
  const refused =
    error instanceof ChangeRefusedError || error instanceof ChangeConflictError;
  return refused
    ? new ConflictError(`${title}: ${message}`)
    : new RepositoryUnavailableError(
        `${title} does not answer: ${message} Try again in a minute.`,
      );
}
