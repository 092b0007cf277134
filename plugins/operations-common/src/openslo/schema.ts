import { DateTime } from 'luxon';
import { z } from 'zod';
import { durationSeconds, parseDuration } from '../slo/duration';
import { OpenSloKind } from './document';

/** As OpenSLO writes durations; m are minutes, M months. @internal */
export const DURATION = /^[1-9]\d*[mhdwMQY]$/;

/** Nothing is kept for longer, and arithmetic over thousands of years helps nobody. */
const LONGEST_SECONDS = durationSeconds({ count: 10, unit: 'Y' });

function isReasonable(written: string): boolean {
  try {
    return durationSeconds(parseDuration(written)) <= LONGEST_SECONDS;
  } catch {
    return false;
  }
}

const duration = z
  .string()
  .regex(DURATION, {
    message:
      'Write a number and a unit (m minutes, h, d, w, M months, Q, Y), as in 30d.',
    abort: true,
  })
  .refine(isReasonable, { message: 'Write ten years at most.' });
const operator = z.enum(['lt', 'lte', 'gt', 'gte']);
const text = z.string().min(1, { message: 'Write a name.' });
const positive = z.number().positive({ message: 'Write a number above 0.' });
const anything = z.record(z.string(), z.json());

/** Adds a problem where not exactly one of the fields is there. */
function exactlyOne<T extends object>(...fields: string[]) {
  return (value: T, context: z.RefinementCtx<T>) => {
    const given = fields.filter(field => field in value);
    if (given.length === 1) return;
    context.addIssue({
      code: 'custom',
      message:
        given.length === 0
          ? `Neither ${fields.join(' nor ')} is there. Write one of them.`
          : `${given.join(' and ')} exclude each other. Keep one of them.`,
    });
  };
}

const metadata = z.object({
  name: text,
  displayName: z.string().optional(),
  labels: anything.optional(),
  annotations: anything.optional(),
});

const metric = z.object({
  metricSource: z.object({
    metricSourceRef: text.optional(),
    type: text.optional(),
    spec: anything.refine(spec => Object.keys(spec).length > 0, {
      message: 'Is empty. Write the query.',
    }),
  }),
});

const ratioMetric = z
  .object({
    counter: z.boolean().optional(),
    good: metric.optional(),
    bad: metric.optional(),
    total: metric.optional(),
    raw: metric.optional(),
    rawType: z.enum(['success', 'failure']).optional(),
  })
  .superRefine(exactlyOne('total', 'raw'))
  .superRefine(exactlyOne('good', 'bad', 'raw'))
  .superRefine((value, context) => {
    if (value.raw && !value.rawType) {
      context.addIssue({
        code: 'custom',
        path: ['rawType'],
        message: 'Is missing. Write success or failure.',
      });
    }
  });

const sli = z
  .object({
    description: z.string().optional(),
    thresholdMetric: metric.optional(),
    ratioMetric: ratioMetric.optional(),
  })
  .superRefine(exactlyOne('thresholdMetric', 'ratioMetric'));

const inlineIndicator = z.object({
  kind: z.string().optional(),
  metadata: metadata.optional(),
  spec: sli,
});

const alertCondition = z.object({
  description: z.string().optional(),
  severity: text,
  condition: z.object({
    kind: z.literal('burnrate').optional(),
    op: operator.optional(),
    threshold: z.number(),
    lookbackWindow: duration,
    alertAfter: duration.or(z.literal('')).optional(),
  }),
});

const target = z.object({
  description: z.string().optional(),
  target: text,
});

const alertPolicy = z.object({
  description: z.string().optional(),
  alertWhenNoData: z.boolean().optional(),
  alertWhenBreaching: z.boolean().optional(),
  alertWhenResolved: z.boolean().optional(),
  conditions: z
    .array(
      z
        .object({
          kind: z.literal('AlertCondition').optional(),
          metadata: metadata.optional(),
          conditionRef: text.optional(),
          spec: alertCondition.optional(),
        })
        .superRefine(exactlyOne('conditionRef', 'spec')),
    )
    .min(1, { message: 'Is empty. Write one condition.' }),
  notificationTargets: z
    .array(
      z
        .object({
          kind: z.literal('AlertNotificationTarget').optional(),
          metadata: metadata.optional(),
          targetRef: text.optional(),
          spec: target.optional(),
        })
        .superRefine(exactlyOne('targetRef', 'spec')),
    )
    .optional(),
});

const objective = z
  .object({
    displayName: z.string().optional(),
    op: operator.optional(),
    value: z.number().optional(),
    target: z
      .number()
      .refine(value => value >= 0 && value < 1, {
        message: 'Write a share from 0 to less than 1, as in 0.99.',
      })
      .optional(),
    targetPercent: z
      .number()
      .refine(value => value >= 0 && value < 100, {
        message: 'Write a percentage from 0 to less than 100, as in 99.',
      })
      .optional(),
    timeSliceTarget: z
      .number()
      .refine(value => value > 0 && value <= 1, {
        message: 'Write a share above 0 up to 1, as in 0.95.',
      })
      .optional(),
    timeSliceWindow: z.union([positive, duration]).optional(),
    indicator: inlineIndicator.optional(),
    indicatorRef: text.optional(),
    compositeWeight: positive.optional(),
  })
  .superRefine(exactlyOne('target', 'targetPercent'));

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** A local time, with whatever people write behind it. @internal */
export const START_TIME =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Neither the 30th of February nor 25 o'clock. */
function isMoment(written: string): boolean {
  const [, date, time = '00:00', seconds = '00'] =
    START_TIME.exec(written) ?? [];
  return DateTime.fromISO(`${date}T${time}:${seconds}`, { zone: 'UTC' })
    .isValid;
}

const timeWindow = z
  .object({
    duration,
    isRolling: z.boolean().optional(),
    calendar: z
      .object({
        startTime: z.string().refine(isMoment, {
          message: 'Write a local time, as in 2026-01-01 00:00:00.',
        }),
        timeZone: z.string().refine(isZone, {
          message: 'Write the name of a time zone, as in Europe/Prague.',
        }),
      })
      .optional(),
  })
  .superRefine((value, context) => {
    if (value.isRolling === true && value.calendar) {
      context.addIssue({
        code: 'custom',
        path: ['calendar'],
        message:
          'A rolling window has no calendar. Take it away, or write isRolling: false.',
      });
    }
    if (value.isRolling === false && !value.calendar) {
      context.addIssue({
        code: 'custom',
        path: ['calendar'],
        message:
          'Is missing. Write startTime and timeZone, or isRolling: true.',
      });
    }
  });

const inlinePolicy = z
  .object({
    kind: z.literal('AlertPolicy').optional(),
    metadata: metadata.optional(),
    alertPolicyRef: text.optional(),
    spec: alertPolicy.optional(),
  })
  .superRefine(exactlyOne('alertPolicyRef', 'spec'));

const sliced = {
  Occurrences: [],
  Timeslices: ['timeSliceTarget', 'timeSliceWindow'],
  RatioTimeslices: ['timeSliceWindow'],
} as const;

const slo = z
  .object({
    description: z.string().optional(),
    service: text,
    indicator: inlineIndicator.optional(),
    indicatorRef: text.optional(),
    budgetingMethod: z.enum(['Occurrences', 'Timeslices', 'RatioTimeslices']),
    timeWindow: z
      .array(timeWindow)
      .max(1, { message: 'Has several windows. Keep one.' })
      .optional(),
    objectives: z.array(objective).optional(),
    alertPolicies: z.array(z.union([text, inlinePolicy])).optional(),
  })
  .superRefine((value, context) => {
    const objectives = value.objectives ?? [];
    const own = objectives.some(o => o.indicator || o.indicatorRef);
    const common = value.indicator ?? value.indicatorRef;
    const problem = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message });

    if (value.indicator && value.indicatorRef) {
      problem(
        [],
        'indicator and indicatorRef exclude each other. Keep one of them.',
      );
    } else if (own && common) {
      problem(
        [],
        'An indicator is here and in objectives, too. Keep it here, or in each objective for a composite.',
      );
    } else if (!own && !common) {
      problem(
        [],
        'Neither indicator nor indicatorRef is there. Write one of them.',
      );
    }
    for (const [index, each] of objectives.entries()) {
      if (own && Boolean(each.indicator) === Boolean(each.indicatorRef)) {
        problem(
          ['objectives', index],
          'Other objectives have an indicator of their own. Write indicator or indicatorRef here, too.',
        );
      }
      for (const field of sliced[value.budgetingMethod]) {
        if (each[field] === undefined) {
          problem(
            ['objectives', index, field],
            `Is missing. ${value.budgetingMethod} needs it.`,
          );
        }
      }
    }
  });

/** What the specs of documents are, unknown fields left out. @internal */
export const SPECS = {
  Service: z.object({ description: z.string().optional() }),
  DataSource: z.object({
    description: z.string().optional(),
    type: text,
    connectionDetails: z.json().optional(),
  }),
  SLI: sli,
  SLO: slo,
  AlertPolicy: alertPolicy,
  AlertCondition: alertCondition,
  AlertNotificationTarget: target,
} satisfies Record<OpenSloKind, z.ZodType>;

/** @internal */
export type SpecOf<K extends OpenSloKind> = z.output<(typeof SPECS)[K]>;

/** @internal */
export const METADATA = metadata;
