import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

/** @internal */
export interface PostMortemsConfig {
  /** How many people have to approve a text, beside whoever put it to review. */
  approvals: number;
  /** How often repositories are read. */
  intervalMilliseconds: number;
}

const WHERE = 'operations.postMortems';
const USUAL_APPROVALS = 1;
const USUAL_INTERVAL = 30_000;
const SHORTEST_INTERVAL = 1_000;

/** Reads `operations.postMortems`. @internal */
export function readPostMortemsConfig(
  operations: Config | undefined,
): PostMortemsConfig {
  const config = operations?.getOptionalConfig('postMortems');
  const approvals = config?.getOptionalNumber('approvals') ?? USUAL_APPROVALS;
  if (!Number.isInteger(approvals) || approvals < 0 || approvals > 10) {
    throw new InputError(
      `${WHERE}.approvals is ${approvals}. Give a whole number from 0 to 10.`,
    );
  }
  const intervalMilliseconds = config?.has('interval')
    ? durationToMilliseconds(
        readDurationFromConfig(config, { key: 'interval' }),
      )
    : USUAL_INTERVAL;
  if (intervalMilliseconds < SHORTEST_INTERVAL) {
    throw new InputError(
      `${WHERE}.interval is shorter than a second. Give a duration such as 30s.`,
    );
  }
  return { approvals, intervalMilliseconds };
}
