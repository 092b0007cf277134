import { z } from 'zod';

/** What an API server says of an access review. */
export const accessReviewSchema = z.object({
  status: z.object({ allowed: z.boolean() }),
});

/** What a metrics server says of pods, as far as it is read here. */
export const podMetricsSchema = z.object({
  items: z
    .array(
      z.object({
        metadata: z.object({ name: z.string(), namespace: z.string() }),
        containers: z.array(
          z.object({
            name: z.string(),
            usage: z.object({ cpu: z.string(), memory: z.string() }),
          }),
        ),
      }),
    )
    // Go writes an empty list as null.
    .nullish()
    .transform(items => items ?? []),
});

/** The use of one pod. */
export type PodUse = z.infer<typeof podMetricsSchema>['items'][number];
