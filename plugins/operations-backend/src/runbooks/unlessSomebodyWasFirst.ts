import { isDatabaseConflictError } from '@backstage/backend-plugin-api';

/**
 * Does something again, once, where another one has written the same row meanwhile: a file has one row, and the second look
 * finds it. The work is a transaction of its own.
 *
 * @internal
 */
export async function unlessSomebodyWasFirst<T>(
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isDatabaseConflictError(error)) throw error;
    return work();
  }
}
