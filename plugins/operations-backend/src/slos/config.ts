import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  EmptySlices,
  PROVISIONAL_SHARE,
  SloDefaults,
} from '@operate-first/plugin-operations-common';
import { BucketDays } from '../buckets/BucketTiers';

/** @internal */
export interface SlosConfig {
  intervalMilliseconds: number;
  retention: BucketDays;
  defaults: SloDefaults;
  /** Budgets of which a lesser share of the window was measured are provisional. */
  provisionalShare: number;
}

const DEFAULT_INTERVAL_MILLISECONDS = 15_000;
const EMPTY_SLICES: EmptySlices[] = ['exclude', 'good', 'bad'];
/** Rows that an SLI may have: one a day, some of which wait to be moved or forgotten. */
const MOST_DAYS = 990;

function atLeast(
  config: Config | undefined,
  key: string,
  least: number,
  usual: number,
): number {
  const value = config?.getOptionalNumber(key) ?? usual;
  if (Number.isInteger(value) && value >= least) return value;
  throw new InputError(
    `operations.slos: ${key} must be a whole number, at least ${least}`,
  );
}

function readRetention(config: Config | undefined): BucketDays {
  const fine = atLeast(config, 'fine', 1, 3);
  const middle = atLeast(config, 'middle', fine, Math.max(100, fine));
  const coarse = atLeast(config, 'coarse', middle, Math.max(800, middle));
  if (coarse <= MOST_DAYS) return { fine, middle, coarse };
  throw new InputError(
    `operations.slos.retention: coarse must be at most ${MOST_DAYS} (days)`,
  );
}

function readProvisionalShare(config: Config | undefined): number {
  const share =
    config?.getOptionalNumber('provisionalShare') ?? PROVISIONAL_SHARE;
  if (share >= 0 && share <= 1) return share;
  throw new InputError(
    'operations.slos.provisionalShare must be a share, from 0 to 1',
  );
}

function readEmptySlices(config: Config | undefined): EmptySlices {
  const value = config?.getOptionalString('emptySlices') ?? 'exclude';
  const known = EMPTY_SLICES.find(one => one === value);
  if (known) return known;
  throw new InputError(
    `operations.slos.defaults.emptySlices must be one of ${EMPTY_SLICES.join(
      ', ',
    )}`,
  );
}

/** @internal */
export function readSlosConfig(
  config: Config | undefined,
  headlineEnvironments: string[],
): SlosConfig {
  const defaults = config?.getOptionalConfig('defaults');
  const intervalMilliseconds = config?.has('interval')
    ? durationToMilliseconds(
        readDurationFromConfig(config, { key: 'interval' }),
      )
    : DEFAULT_INTERVAL_MILLISECONDS;
  if (intervalMilliseconds <= 0) {
    throw new InputError(
      'operations.slos.interval must be longer than nothing',
    );
  }
  return {
    intervalMilliseconds,
    retention: readRetention(config?.getOptionalConfig('retention')),
    provisionalShare: readProvisionalShare(config),
    defaults: {
      environment: headlineEnvironments[0] ?? 'production',
      minimumEvents: atLeast(defaults, 'minimumEvents', 0, 1),
      minimumErrors: atLeast(defaults, 'minimumErrors', 0, 1),
      disabledTiers: defaults?.getOptionalStringArray('disabledTiers') ?? [],
      emptySlices: readEmptySlices(defaults),
      excludeMaintenance:
        defaults?.getOptionalBoolean('excludeMaintenance') ?? false,
    },
  };
}
