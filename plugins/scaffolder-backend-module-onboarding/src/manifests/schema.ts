import { z } from 'zod';

/** What every object of Kubernetes has. @internal */
export const objectSchema = z.looseObject({
  apiVersion: z.string().min(1),
  kind: z.string().min(1),
  metadata: z.looseObject({
    name: z.string().min(1),
    namespace: z.string().optional(),
    annotations: z.record(z.string(), z.string()).optional(),
    labels: z.record(z.string(), z.string()).optional(),
  }),
});

/** @internal */
export type Manifest = z.infer<typeof objectSchema>;

/** Of OpenShift, for which no library has the schema. @internal */
export const groupSchema = objectSchema.extend({
  users: z.array(z.string()).nullish(),
});
