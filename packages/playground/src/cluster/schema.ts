import { z } from 'zod';

const labels = z.record(z.string(), z.string());

/** What everybody sends who writes an object. @internal */
export const objectSchema = z.looseObject({
  apiVersion: z.string().min(1),
  kind: z.string().min(1),
  metadata: z.looseObject({
    name: z.string().default(''),
    generateName: z.string().optional(),
    namespace: z.string().optional(),
    uid: z.string().default(''),
    resourceVersion: z.string().default(''),
    creationTimestamp: z
      .string()
      .nullish()
      .transform(text => text ?? ''),
    labels: labels
      .nullish()
      .transform(found => found ?? undefined)
      .optional(),
    annotations: labels
      .nullish()
      .transform(found => found ?? undefined)
      .optional(),
    finalizers: z.array(z.string()).optional(),
    ownerReferences: z
      .array(
        z.looseObject({
          apiVersion: z.string(),
          kind: z.string(),
          name: z.string(),
          uid: z.string(),
          controller: z.boolean().optional(),
        }),
      )
      .optional(),
  }),
});

/** The spec of a CustomResourceDefinition, as far as it is obeyed here. @internal */
export const customResourceSchema = z.looseObject({
  group: z.string().min(1),
  scope: z.enum(['Namespaced', 'Cluster']),
  names: z.looseObject({
    kind: z.string().min(1),
    plural: z.string().min(1),
    shortNames: z.array(z.string()).default([]),
    categories: z.array(z.string()).default([]),
  }),
  versions: z.array(
    z.looseObject({
      name: z.string().min(1),
      served: z.boolean(),
      subresources: z.looseObject({ status: z.unknown() }).optional(),
      additionalPrinterColumns: z
        .array(
          z.looseObject({
            name: z.string(),
            type: z.string(),
            jsonPath: z.string(),
            priority: z.number().optional(),
          }),
        )
        .default([]),
    }),
  ),
});

/** @internal */
export type CustomResource = z.infer<typeof customResourceSchema>;

/** @internal */
export const scaleSchema = z.looseObject({
  metadata: z.looseObject({ resourceVersion: z.string().optional() }),
  spec: z.looseObject({ replicas: z.int().default(0) }),
});

/** How somebody wants an object deleted. @internal */
export const deleteOptionsSchema = z.looseObject({
  gracePeriodSeconds: z.number().nullish(),
  propagationPolicy: z.enum(['Orphan', 'Background', 'Foreground']).nullish(),
  preconditions: z
    .looseObject({
      uid: z.string().nullish(),
      resourceVersion: z.string().nullish(),
    })
    .nullish(),
});

/** @internal */
export type DeleteOptions = z.infer<typeof deleteOptionsSchema>;
