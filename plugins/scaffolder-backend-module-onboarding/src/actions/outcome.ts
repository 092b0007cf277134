import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { Check } from '../manifests/check';

/** A log has room for so many; the output has all. */
const MOST_LOGGED = 20;

function sentence({ path, object, message }: Check['findings'][number]) {
  return `${path}${object ? `, ${object}` : ''}: ${message}`;
}

/**
 * Says what checks have found, and stops the task where one has failed.
 *
 * @internal
 */
export function concludeChecks(
  checks: Check[],
  { logger, isLenient }: { logger: LoggerService; isLenient: boolean },
): void {
  for (const { name, status, message, findings } of checks) {
    logger.info(`${name}: ${status}. ${message}`);
    for (const finding of findings.slice(0, MOST_LOGGED)) {
      logger.warn(sentence(finding));
    }
  }
  const failed = checks.filter(({ status }) => status === 'failed');
  if (failed.length === 0 || isLenient) return;
  const [first] = failed[0].findings;
  const more = failed.flatMap(({ findings }) => findings).length - 1;
  throw new InputError(
    `${failed.map(({ name }) => name).join(' and ')} failed: ${
      first ? sentence(first) : failed[0].message
    }${more > 0 ? ` And ${more} more.` : ''}`,
  );
}
