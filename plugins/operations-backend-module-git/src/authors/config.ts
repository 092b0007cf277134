import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

const SECTION = 'operations.git.authors';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const DEFAULT_LIMITS = {
  repositories: 2_000,
  repositoryBytes: 1024 * 1024 * 1024,
  commits: 200_000,
  atOnce: 4,
};

/** An address that stands in another place than the catalog says. @internal */
export interface InsteadOf {
  base: string;
  prefix: string;
}

/** @internal */
export interface AuthorsConfig {
  /** What addresses begin with that are read; none are where it is empty. */
  allow: string[];
  insteadOf: InsteadOf[];
  intervalMs: number;
  timeoutMs: number;
  /** After so many days a commit weighs half as much. */
  halfLifeDays: number;
  /** Names and e-mails of programs, beside those that everybody knows. */
  bots: string[];
  /** The address under which the portal commits. */
  portal?: string;
  limits: {
    repositories: number;
    repositoryBytes: number;
    commits: number;
    /** Remotes that are asked at once. */
    atOnce: number;
  };
}

function checkAddress(text: string, where: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^(https?|ssh):$/.test(url.protocol)) {
    throw new InputError(
      `${where} is '${text.replace(
        /\/\/[^/]*@/,
        '//',
      )}'; write an address that begins with https://, http:// or ssh://`,
    );
  }
  if (url.password || (url.username && url.protocol !== 'ssh:')) {
    throw new InputError(
      `${where} carries credentials; leave them to integrations`,
    );
  }
  return text;
}

function readDuration(
  config: Config | undefined,
  key: string,
  otherwise: number,
  least: { milliseconds: number; shown: string },
): number {
  if (!config?.has(key)) return otherwise;
  const milliseconds = durationToMilliseconds(
    readDurationFromConfig(config, { key }),
  );
  if (milliseconds >= least.milliseconds) return milliseconds;
  throw new InputError(
    `${SECTION}.${key} is too short; write at least ${least.shown}`,
  );
}

function readLimit(
  config: Config | undefined,
  key: keyof typeof DEFAULT_LIMITS,
): number {
  const value = config?.getOptionalNumber(key) ?? DEFAULT_LIMITS[key];
  if (Number.isInteger(value) && value >= 1) return value;
  throw new InputError(
    `${SECTION}.limits.${key} is ${value}; write a whole number of at least 1`,
  );
}

/** Reads `operations.git.authors`. @internal */
export function readAuthorsConfig(root: Config): AuthorsConfig {
  const config = root.getOptionalConfig(SECTION);
  const limits = config?.getOptionalConfig('limits');
  const second = { milliseconds: 1_000, shown: '1s' };
  return {
    allow: (config?.getOptionalStringArray('allow') ?? []).map((prefix, at) =>
      checkAddress(prefix, `${SECTION}.allow[${at}]`),
    ),
    insteadOf: (config?.getOptionalConfigArray('insteadOf') ?? []).map(
      (entry, at) => {
        const where = `${SECTION}.insteadOf[${at}]`;
        return {
          base: checkAddress(entry.getString('base'), `${where}.base`),
          prefix: checkAddress(entry.getString('prefix'), `${where}.prefix`),
        };
      },
    ),
    intervalMs: readDuration(config, 'interval', 5 * MINUTE, second),
    timeoutMs: readDuration(config, 'timeout', 2 * MINUTE, second),
    halfLifeDays:
      readDuration(config, 'halfLife', 180 * DAY, {
        milliseconds: DAY,
        shown: '1d',
      }) / DAY,
    bots: config?.getOptionalStringArray('bots') ?? [],
    limits: {
      repositories: readLimit(limits, 'repositories'),
      repositoryBytes: readLimit(limits, 'repositoryBytes'),
      commits: readLimit(limits, 'commits'),
      atOnce: readLimit(limits, 'atOnce'),
    },
  };
}
