import { z } from 'zod';

const ref = z
  .string()
  .regex(
    /^group:[\w.-]+\/[\w.-]+$/i,
    'Write the entity ref of a group, as in group:default/platform.',
  )
  .transform(text => text.toLocaleLowerCase('en-US'));
const count = z
  .number()
  .int('Write a whole number from 0 to 10.')
  .min(0, 'Write a whole number from 0 to 10.')
  .max(10, 'Write a whole number from 0 to 10.');
const selfService = z.strictObject({
  quota: z.enum(['x-small', 'small', 'medium', 'large'], {
    message: 'Write one of x-small, small, medium and large.',
  }),
  namespaces: z.number().int().min(1, 'Write at least 1.').default(1),
  perDay: z.number().int().min(1, 'Write at least 1.').optional(),
});

const cluster = z.looseObject({
  name: z.string().min(1, 'Write the name of the cluster.'),
  title: z.string().optional(),
  environments: z
    .array(
      z
        .string()
        .regex(
          /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
          'Write lower-case letters, digits and hyphens, at most 63.',
        ),
    )
    .min(1, 'Name at least one environment, as in production.'),
  owners: z.array(ref).default([]),
});

const address = z
  .string()
  .regex(
    /^(https?|ssh):\/\/[^\s@]+$/,
    'Write an address such as https://git.example.org/clusters, without a user.',
  );

/** A duration as `{ minutes: 5 }`, or in seconds. */
const duration = z.union([
  z.number().positive('Write more than nothing.'),
  z
    .strictObject({
      seconds: z.number().optional(),
      minutes: z.number().optional(),
      hours: z.number().optional(),
      days: z.number().optional(),
    })
    .transform(
      ({ seconds = 0, minutes = 0, hours = 0, days = 0 }) =>
        seconds + 60 * (minutes + 60 * (hours + 24 * days)),
    )
    .refine(seconds => seconds > 0, 'Write more than nothing.'),
]);

/** What operators write into `operations.onboarding`. @internal */
export const onboardingSchema = z.strictObject({
  repository: z
    .string({
      message: 'Write the id of one of operations.git.repositories.',
    })
    .min(1, 'Write the id of one of operations.git.repositories.'),
  tree: z.looseObject({
    clusters: z.array(cluster).min(1, 'Name at least one cluster.'),
  }),
  addresses: z
    .string()
    .refine(
      text => text.includes('{service}'),
      'Write {service} where its name goes, as in https://{service}.example.org.',
    )
    .optional(),
  sources: address
    .refine(
      text => text.includes('{service}'),
      'Write {service} where its name goes, as in https://git.example.org/{service}.git.',
    )
    .optional(),
  delivery: z
    .enum(['argocd', 'flux', 'none'], {
      message: 'Write one of argocd, flux and none.',
    })
    .default('argocd'),
  template: z.string().default('template:default/onboard-service'),
  catalogLocation: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform(targets => [targets ?? []].flat()),
  clusterHosts: z
    .array(
      z
        .string()
        .regex(
          /^[\w.*-]+(:(\d+|\*))?$|^\[[0-9a-f:]+\](:\d+)?$/i,
          'Write hosts with their ports, as in *.example.org:6443.',
        ),
    )
    .default([]),
  approval: z
    .strictObject({
      approvers: z.array(ref).default([]),
      count: count.default(1),
      selfService: selfService.optional(),
      clusters: z
        .record(
          z.string(),
          z.strictObject({
            approvers: z.array(ref).optional(),
            count: count.optional(),
            selfService: z.union([z.literal(false), selfService]).optional(),
          }),
        )
        .default({}),
    })
    .default({ approvers: [], count: 1, clusters: {} }),
  operators: z.array(ref).default([]),
  patience: z
    .strictObject({
      proposed: duration.optional(),
      checks: duration.optional(),
      approved: duration.optional(),
      merged: duration.optional(),
      synced: duration.optional(),
      healthy: duration.optional(),
      observed: duration.optional(),
      done: duration.optional(),
    })
    .default({}),
});
