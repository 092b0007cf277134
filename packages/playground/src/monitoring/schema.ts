import { z } from 'zod';

/** As much of a rule file as tells it from an error page; Prometheus judges the rest. @internal */
export const ruleFileSchema = z.looseObject({ groups: z.array(z.unknown()) });

/** What the operator of Prometheus would read in a cluster. @internal */
export const prometheusRuleSchema = z.object({
  kind: z.literal('PrometheusRule'),
  metadata: z.looseObject({
    annotations: z.record(z.string(), z.unknown()).optional(),
  }),
  spec: z.object({ groups: z.array(z.unknown()).default([]) }),
});
