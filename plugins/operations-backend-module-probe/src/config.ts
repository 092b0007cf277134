import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { AddressPolicy } from './AddressPolicy';
import { ProbeDefaults } from './schema';

const DEFAULT_INTERVAL_MS = 10_000;
const MINIMUM_INTERVAL_MS = 1_000;
const DEFAULT_CONCURRENCY = 50;

/** @internal */
export interface ProbeConfig {
  /** For probes that do not say their own. */
  defaults: ProbeDefaults;
  concurrency: number;
  policy: AddressPolicy;
}

function readMilliseconds(root: Config, name: string): number | undefined {
  const key = `operations.probe.${name}`;
  return root.has(key)
    ? durationToMilliseconds(readDurationFromConfig(root, { key }))
    : undefined;
}

/** Reads `operations.probe`; a value that cannot be followed ends the start with a sentence. @internal */
export function readProbeConfig(root: Config): ProbeConfig {
  const config = root.getOptionalConfig('operations.probe');
  const interval = readMilliseconds(root, 'interval') ?? DEFAULT_INTERVAL_MS;
  if (interval < MINIMUM_INTERVAL_MS) {
    throw new InputError(
      'operations.probe.interval is shorter than a second; write at least 1s',
    );
  }
  const slowerThan = readMilliseconds(root, 'slowerThan');
  if (slowerThan !== undefined && slowerThan <= 0) {
    throw new InputError(
      'operations.probe.slowerThan is no time at all; write for example 1s, or leave it out',
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
    defaults: { interval, slowerThan },
    concurrency,
    policy: AddressPolicy.create({
      allow: config?.getOptionalStringArray('allow'),
      deny: config?.getOptionalStringArray('deny'),
      allowPrivate: config?.getOptionalBoolean('allowPrivate'),
    }),
  };
}
