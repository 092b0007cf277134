import { z } from 'zod';

const labels = z.record(z.string(), z.string());

/** An object as people write it into git. @internal */
export const manifestSchema = z.looseObject({
  apiVersion: z.string().min(1),
  kind: z.string().min(1),
  metadata: z.looseObject({
    name: z.string().min(1),
    namespace: z.string().min(1).optional(),
    labels: labels.optional(),
    annotations: labels.optional(),
  }),
});

/** @internal */
export type Manifest = z.infer<typeof manifestSchema>;

/** What a cluster says of the kinds of a group. @internal */
export const resourceListSchema = z.looseObject({
  resources: z.array(
    z.looseObject({
      name: z.string(),
      kind: z.string(),
      namespaced: z.boolean(),
    }),
  ),
});

/** What we read back of an Application that was there before us. @internal */
export const reportedSchema = z.looseObject({
  operationState: z.looseObject({
    phase: z.literal('Succeeded'),
    finishedAt: z.string(),
    syncResult: z.looseObject({ revision: z.string() }),
  }),
});
