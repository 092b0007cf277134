import { z } from 'zod';
import { WORKBOOK_TIERS } from '../../slo/burn';
import { readParameters } from '../read';
import { line, name } from '../schema';
import { checkService } from '../kindService';
import { checkName } from '../../onboarding/names';
import type { OnboardingProblem } from '../../onboarding/model';

/** What counts for an SLO that is new. @public */
export type SloCounts = 'requests' | 'probe' | 'latency';

/**
 * An SLO that a service gets, or that is changed. What is missing stays as it is; of one that is new it is what most begin
 * with.
 *
 * @public
 */
export interface SloParameters {
  /** Name of a component, or an entity ref. */
  service: string;
  /** Of the SLO: one that is there is changed. */
  name: string;
  title?: string;
  /** In per cent, between 0 and 100. */
  target: number;
  /** A duration as OpenSLO writes it, in days or weeks: `30d`. */
  window?: string;
  counts?: SloCounts;
  /** Seconds within which an answer is good; only where latency counts. */
  seconds?: number;
  environment?: string;
  /** Tiers of the workbook that alert: `page_1h`; only `none` switches all off. */
  tiers?: string[];
  /** Which objective of an SLO with several, from 0. */
  objective?: number;
}

/** Switches all tiers off. @internal */
export const NO_TIER = 'none';
const TIERS: string[] = WORKBOOK_TIERS.map(({ tier }) => tier);

const schema: z.ZodType<SloParameters> = z.strictObject({
  service: name,
  name,
  title: line.max(63, 'Write at most 63 characters.').optional(),
  target: z
    .number()
    .gt(0, 'Write more than 0, as in 99.9.')
    .lt(
      100,
      'Nothing can be promised always. Write less than 100, as in 99.9.',
    ),
  window: z
    .string()
    .regex(/^[1-9]\d{0,2}[dw]$/, 'Write days or weeks, as in 30d.')
    .optional(),
  counts: z
    .enum(
      ['requests', 'probe', 'latency'],
      'Write one of requests, probe and latency.',
    )
    .optional(),
  seconds: z
    .number()
    .positive('Write more than 0, as in 0.5.')
    .max(600, 'Write at most 600.')
    .optional(),
  environment: name.optional(),
  tiers: z
    .array(
      z.enum(
        [...TIERS, NO_TIER],
        `Write some of ${TIERS.join(', ')}, or only ${NO_TIER}.`,
      ),
    )
    .max(TIERS.length)
    .optional(),
  objective: z.number().int().min(0).max(99).optional(),
});

function checkTiers({ tiers }: SloParameters): OnboardingProblem | undefined {
  return tiers && tiers.length > 1 && tiers.includes(NO_TIER)
    ? {
        field: 'tiers',
        value: tiers.join(', '),
        message: `${NO_TIER} switches all tiers off. Write it alone, or leave it out.`,
      }
    : undefined;
}

function checkLatency(value: SloParameters): OnboardingProblem | undefined {
  return value.counts === 'latency' && value.seconds === undefined
    ? {
        field: 'seconds',
        message:
          'Nobody knows which answers are quick enough. Write the seconds, as in 0.5.',
      }
    : undefined;
}

/** @internal */
export function readSlo(parameters: unknown) {
  return readParameters(schema, parameters, value => [
    checkService(value.service),
    checkName('name', value.name),
    value.environment === undefined
      ? undefined
      : checkName('environment', value.environment),
    checkTiers(value),
    checkLatency(value),
  ]);
}

/** A share of 1, without the noise of dividing. @internal */
export function shareOf(percent: number): number {
  return Number((percent / 100).toPrecision(12));
}

/** The tiers that are switched off, as the annotation says it. @internal */
export function disabledTiers(tiers: string[]): string | undefined {
  const off = TIERS.filter(tier => !tiers.includes(tier));
  if (off.length === TIERS.length) return 'all';
  return off.length === 0 ? undefined : off.join(',');
}
