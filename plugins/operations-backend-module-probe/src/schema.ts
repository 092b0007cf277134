import { OPERATIONS_ANNOTATIONS } from '@operate-first/plugin-operations-common';
import { RE2JS } from 're2js';
import { z } from 'zod';
import { parseDuration, sayDuration } from './duration';

const MINIMUM_INTERVAL_MS = 1_000;
const MAXIMUM_TIMEOUT_MS = 60_000;
const MAXIMUM_REDIRECTS = 20;
const REDIRECTS_RULE = `is neither true nor false nor a number from 0 to ${MAXIMUM_REDIRECTS}`;
const MAXIMUM_PATTERN_LENGTH = 100;
/** Linear time is the length of the text times the size of the program that a pattern becomes. */
const MAXIMUM_PATTERN_SIZE = 300;
/** No control characters, no line ends and no halves of characters. */
const PRINTABLE = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u;
/** A label of RFC 1123, as clusters name things. */
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

function duration(options: { min?: number; max?: number } = {}) {
  const { min = 1, max = Number.MAX_SAFE_INTEGER } = options;
  return z.string('is not a duration').transform((text, context) => {
    const ms = parseDuration(text);
    const complain = (message: string) => {
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    if (ms === undefined) return complain('is not a duration');
    if (ms < min) return complain(`is shorter than ${sayDuration(min)}`);
    if (ms > max) return complain(`is longer than ${sayDuration(max)}`);
    return ms;
  });
}

const webAddress = z.string('is missing').transform((text, context) => {
  const complain = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  if (!URL.canParse(text)) return complain('is not a web address');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return complain('begins with neither http:// nor https://');
  }
  if (url.username || url.password) {
    return complain(
      'carries a user name or a password, which everybody who reads the catalog would see',
    );
  }
  url.hash = '';
  return url.href;
});

const status = z
  .int('is not a status code')
  .min(100, 'is not a status code')
  .max(599, 'is not a status code');

/** A pattern that is answered in linear time, and soon: no pattern and no body keeps the portal busy. */
const pattern = z
  .string('is not a regular expression')
  .max(
    MAXIMUM_PATTERN_LENGTH,
    `is longer than ${MAXIMUM_PATTERN_LENGTH} characters`,
  )
  .transform((text, context) => {
    const complain = (message: string) => {
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    try {
      const compiled = RE2JS.compile(text);
      return compiled.programSize() > MAXIMUM_PATTERN_SIZE
        ? complain('repeats too much to be matched at every look')
        : compiled;
    } catch {
      return complain('is not a regular expression in the syntax of RE2');
    }
  });

/** One entry of the annotation. @internal */
export const probeSchema = z
  .object({
    url: webAddress,
    name: z
      .string('is not a text')
      .trim()
      .min(1, 'is empty')
      .max(100, 'is longer than 100 characters')
      .regex(PRINTABLE, 'has characters that cannot be printed')
      .optional(),
    method: z.enum(['GET', 'HEAD'], 'is neither GET nor HEAD').default('GET'),
    expectedStatus: z
      .union(
        [
          status.transform(code => [code]),
          z.array(status).min(1, 'is an empty list'),
        ],
        {
          error: 'is neither a status code nor a list of status codes',
        },
      )
      .optional(),
    bodyPattern: pattern.optional(),
    timeout: duration({ max: MAXIMUM_TIMEOUT_MS }).default(3_000),
    interval: duration({
      min: MINIMUM_INTERVAL_MS,
      max: 86_400_000,
    }).optional(),
    slowerThan: duration().optional(),
    environment: z
      .string('is not a text')
      .trim()
      .min(1, { error: 'is empty', abort: true })
      .regex(
        LABEL,
        'is not a name of at most 63 lower-case letters, digits and hyphens',
      )
      .default('production'),
    followRedirects: z
      .union(
        [
          z.boolean().transform(follow => (follow ? 5 : 0)),
          z.int().min(0, REDIRECTS_RULE).max(MAXIMUM_REDIRECTS, REDIRECTS_RULE),
        ],
        REDIRECTS_RULE,
      )
      .default(5),
    tlsExpiry: duration().default(14 * 86_400_000),
  })
  .refine(({ method, bodyPattern }) => method !== 'HEAD' || !bodyPattern, {
    path: ['bodyPattern'],
    message:
      'cannot be checked where the method is HEAD, which asks for no body',
  });

/** A probe as it was read. Durations are milliseconds. @internal */
export type Probe = Omit<z.output<typeof probeSchema>, 'interval'> & {
  interval: number;
  /** Where its address is written. */
  field: string;
};

/** What the operator decides for probes that do not say their own. @internal */
export type ProbeDefaults = Pick<Probe, 'interval' | 'slowerThan'>;

/** The keys of an entry, each with how to write it. @internal */
export const PROBE_KEYS: Record<keyof typeof probeSchema.shape, string> = {
  url: 'url: https://shop.example.com/healthz',
  name: 'name: checkout',
  method: 'method: HEAD',
  expectedStatus: 'expectedStatus: 204, or expectedStatus: [200, 204]',
  bodyPattern: `bodyPattern: '"status":\\s*"ok"' (in the syntax of RE2, at most ${MAXIMUM_PATTERN_LENGTH} characters with few repetitions; it is sought in the first 16 KiB of the answer)`,
  timeout: 'timeout: 2s',
  interval: 'interval: 30s',
  slowerThan: 'slowerThan: 800ms',
  environment: 'environment: staging',
  followRedirects: 'followRedirects: false',
  tlsExpiry: 'tlsExpiry: 14d',
};

/** How a whole list is written, for remedies. @internal */
export const LIST_EXAMPLE = `${OPERATIONS_ANNOTATIONS.probes}: |
  - url: https://shop.example.com/healthz
    timeout: 2s`;
