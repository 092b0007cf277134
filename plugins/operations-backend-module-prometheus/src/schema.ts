import { z } from 'zod';

/** What every answer of the HTTP API is wrapped in. @internal */
export const envelopeSchema = z.object({
  status: z.enum(['success', 'error']),
  data: z.unknown().optional(),
  errorType: z.string().optional(),
  error: z.string().optional(),
  warnings: z.array(z.string()).nullish(),
  infos: z.array(z.string()).nullish(),
});

const labelsSchema = z.record(z.string(), z.string());
/** Pairs of seconds and text. There may be a million of them, so each is read where it is put to its place. */
const pairsSchema = z.custom<unknown[]>(value => Array.isArray(value));

/** @internal */
export const matrixSchema = z.object({
  resultType: z.literal('matrix'),
  result: z.array(
    z.object({ metric: labelsSchema, values: pairsSchema.optional() }),
  ),
});

/** @internal */
export const vectorSchema = z.object({
  resultType: z.literal('vector'),
  result: z.array(
    z.object({
      metric: labelsSchema,
      value: z.tuple([z.number(), z.string()]).optional(),
    }),
  ),
});

/** @internal */
export const labelSetsSchema = z.array(labelsSchema);

/** @internal */
export const namesSchema = z.array(z.string());

/** @internal */
export const buildInfoSchema = z.object({
  version: z.string().optional(),
  application: z.string().optional(),
});

/** Alerting rules, as `/api/v1/rules` lists them. @internal */
export const rulesSchema = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          name: z.string(),
          labels: labelsSchema.nullish(),
          health: z.string().optional(),
          lastEvaluation: z.string().optional(),
        }),
      ),
    }),
  ),
});

/** A sample as the API writes it: seconds, and the value as text; undefined where it is none. @internal */
export function parseSample(
  pair: unknown,
): { time: number; value: number } | undefined {
  if (!Array.isArray(pair) || typeof pair[0] !== 'number') return undefined;
  const text: unknown = pair[1];
  if (typeof text !== 'string' || text === '') return undefined;
  if (text === 'NaN') return { time: pair[0] * 1000, value: NaN };
  const value = /^[+-]?Inf$/.test(text)
    ? Number(text.replace('Inf', 'Infinity'))
    : Number(text);
  return Number.isNaN(value) ? undefined : { time: pair[0] * 1000, value };
}
