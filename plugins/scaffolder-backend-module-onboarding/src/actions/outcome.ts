import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { OnboardingProblem } from '@operate-first/plugin-operations-common';
import { Check } from '../manifests/check';

/** A log has room for so many; the output has all. */
const MOST_LOGGED = 20;

/** Problems of a request, one in a line. @internal */
export function linesOf(problems: OnboardingProblem[]): string {
  return problems
    .map(({ field, message }) => (field ? `${field}: ${message}` : message))
    .join('\n');
}

/** What was found, and where. @internal */
export function sentenceOf({
  path,
  object,
  message,
}: Check['findings'][number]): string {
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
      logger.warn(sentenceOf(finding));
    }
  }
  const failed = checks.filter(({ status }) => status === 'failed');
  if (failed.length === 0 || isLenient) return;
  const [first] = failed[0].findings;
  const more = failed.flatMap(({ findings }) => findings).length - 1;
  throw new InputError(
    `${failed.map(({ name }) => name).join(' and ')} failed: ${
      first ? sentenceOf(first) : failed[0].message
    }${more > 0 ? ` And ${more} more.` : ''}`,
  );
}
