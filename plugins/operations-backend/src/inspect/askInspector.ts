import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { ClusterUnavailableError } from '../api/ClusterUnavailableError';

/** Errors whose messages inspectors write for readers. */
const FOR_READERS = [ConflictError, InputError, NotAllowedError, NotFoundError];

/**
 * Waits for what an inspector says. What it did not write for readers stays in the log of the portal.
 *
 * @internal
 */
export async function askInspector<T>(
  cluster: string,
  answer: Promise<T>,
  logger: LoggerService,
): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (FOR_READERS.some(known => error instanceof known)) throw error;
    if (error instanceof ServiceUnavailableError) {
      throw new ClusterUnavailableError(error.message);
    }
    logger.warn(`Cannot look into ${cluster}: ${error}`);
    throw new ClusterUnavailableError(
      `${cluster} cannot be asked now. Try again; if it stays so, the log of the portal says why.`,
    );
  }
}
