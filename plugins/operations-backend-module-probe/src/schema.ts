import { OPERATIONS_ANNOTATIONS } from '@operate-first/plugin-operations-common';
import { RE2JS } from 're2js';
import { z } from 'zod';
import { parseDuration, sayDuration } from './duration';

const MINIMUM_INTERVAL_MS = 1_000;
const MAXIMUM_TIMEOUT_MS = 60_000;
const MAXIMUM_REDIRECTS = 20;
const REDIRECTS_RULE = `is neither true nor false nor a number from 0 to ${MAXIMUM_REDIRECTS}`;
const MAXIMUM_PATTERN_LENGTH = 1_000;

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

/** A pattern that is answered in linear time, so that no body can keep the portal busy. */
const pattern = z
  .string('is not a regular expression')
  .max(
    MAXIMUM_PATTERN_LENGTH,
    `is longer than ${MAXIMUM_PATTERN_LENGTH} characters`,
  )
  .transform((text, context) => {
    try {
      return RE2JS.compile(text);
    } catch {
      context.addIssue({
        code: 'custom',
        message: 'is not a regular expression in the syntax of RE2',
      });
      return z.NEVER;
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
    timeout: duration({ max: MAXIMUM_TIMEOUT_MS }).default(5_000),
    interval: duration({
      min: MINIMUM_INTERVAL_MS,
      max: 86_400_000,
    }).optional(),
    slowerThan: duration().optional(),
    environment: z
      .string('is not a text')
      .trim()
      .min(1, 'is empty')
      .max(63, 'is longer than 63 characters')
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

/** The keys of an entry, each with how to write it. @internal */
export const PROBE_KEYS: Record<keyof typeof probeSchema.shape, string> = {
  url: 'url: https://shop.example.com/healthz',
  name: 'name: checkout',
  method: 'method: HEAD',
  expectedStatus: 'expectedStatus: 204, or expectedStatus: [200, 204]',
  bodyPattern: `bodyPattern: '"status":\\s*"ok"' (no look-around and no back-references)`,
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
