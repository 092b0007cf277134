import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { AddressPolicy } from './AddressPolicy';

const DEFAULT_INTERVAL_MS = 10_000;
const MINIMUM_INTERVAL_MS = 1_000;
const DEFAULT_CONCURRENCY = 50;

/** @internal */
export interface ProbeConfig {
  defaultIntervalMs: number;
  concurrency: number;
  policy: AddressPolicy;
}

/** Reads `operations.probe`; a value that cannot be followed ends the start with a sentence. @internal */
export function readProbeConfig(root: Config): ProbeConfig {
  const config = root.getOptionalConfig('operations.probe');
  const defaultIntervalMs = config?.has('interval')
    ? durationToMilliseconds(
        readDurationFromConfig(config, { key: 'interval' }),
      )
    : DEFAULT_INTERVAL_MS;
  if (defaultIntervalMs < MINIMUM_INTERVAL_MS) {
    throw new InputError(
      'operations.probe.interval is shorter than a second; write at least 1s',
    );
  }
  const concurrency =
    config?.getOptionalNumber('concurrency') ?? DEFAULT_CONCURRENCY;
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new InputError(
      `operations.probe.concurrency is ${concurrency}; write a whole number of at least 1`,
    );
  }
  return {
    defaultIntervalMs,
    concurrency,
    policy: AddressPolicy.create({
      allow: config?.getOptionalStringArray('allow'),
      deny: config?.getOptionalStringArray('deny'),
      allowPrivate: config?.getOptionalBoolean('allowPrivate'),
    }),
  };
}
