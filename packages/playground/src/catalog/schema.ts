import { z } from 'zod';

/** The part of a probe that says where a service listens; the probe module reads the rest. @internal */
export const probesSchema = z.array(
  z.looseObject({
    url: z.url({ protocol: /^http$/ }),
    environment: z.enum(['production', 'staging']).default('production'),
  }),
);

/** What an author of the example organisation needs of a User. @internal */
export const userSpecSchema = z.looseObject({
  profile: z.looseObject({ displayName: z.string(), email: z.email() }),
  memberOf: z.array(z.string()).default([]),
});

const contentSchema = z.record(
  z.string(),
  z.looseObject({ example: z.json() }),
);

const operationSchema = z.looseObject({
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.enum(['path', 'query']),
        example: z.coerce.string(),
      }),
    )
    .default([]),
  requestBody: z.looseObject({ content: contentSchema }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: contentSchema })),
});

/** What the playground needs of an OpenAPI definition: every operation with its examples. @internal */
export const openapiSchema = z.looseObject({
  paths: z.record(
    z.string(),
    z.partialRecord(z.enum(['get', 'post']), operationSchema),
  ),
});

/** @internal */
export type OpenapiOperation = z.infer<typeof operationSchema>;

/** What the playground needs of an AsyncAPI definition. @internal */
export const asyncapiSchema = z.looseObject({
  channels: z.record(
    z.string(),
    z.looseObject({
      subscribe: z.looseObject({
        message: z.looseObject({
          examples: z.array(z.looseObject({ payload: z.json() })),
        }),
      }),
    }),
  ),
});

const durationSchema = z
  .string()
  .regex(/^\d+ms$/, 'write a duration in milliseconds, such as 20ms')
  .transform(text => Number.parseInt(text, 10));

const routeKeySchema = z
  .string()
  .regex(/^(GET|POST) \/\S*$/, 'write a route as GET /path or POST /path');

const port = z.int().min(1).max(65_535);

const rate = z.number().min(0).max(100);

/** `playground.yaml`: what a catalog does not know of a service. @internal */
export const playgroundFileSchema = z.strictObject({
  sharedProcesses: z.int().min(1).max(4).default(2),
  traffic: z
    .strictObject({ production: rate.default(10), staging: rate.default(1) })
    .prefault({}),
  clusters: z
    .record(
      z.string().regex(/^[a-z0-9-]+$/, 'name a cluster in small letters'),
      z.strictObject({
        port,
        /** None of the example services comes there. */
        empty: z.boolean().default(false),
      }),
    )
    .default({}),
  monitoring: z
    .strictObject({ prometheus: port, alertmanager: port })
    .optional(),
  git: z
    .strictObject({
      port,
      /** Folders beside this file that are repositories of their own, by their names. */
      documents: z
        .record(
          z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'use small letters'),
          z.string(),
        )
        .default({}),
      /** The name under which the repository is served from which all of this comes. */
      own: z
        .string()
        .regex(/^[a-z0-9][a-z0-9-]*$/, 'use small letters')
        .optional(),
      /** A folder beside this file with which gitops.git begins, beside what runs. */
      tree: z.string().optional(),
      /** How addresses begin that mean these repositories, beside their own: as git's `insteadOf`. */
      insteadOf: z
        .string()
        .regex(/^https?:\/\/.*\/$/, 'write an address that ends with a slash')
        .optional(),
    })
    .optional(),
  github: z
    .strictObject({
      port,
      host: z.string(),
      token: z.string(),
      bot: z.string().default('portal[bot]'),
      repositories: z.array(
        z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'write owner/name'),
      ),
      /** A folder beside this file with the issue forms of the repositories. */
      forms: z.string(),
    })
    .optional(),
  ingress: z.strictObject({ port }).optional(),
  services: z
    .record(
      z.string(),
      z.strictObject({
        process: z.enum(['own', 'shared']).default('shared'),
        latency: durationSchema.default(3),
        routes: z
          .record(
            routeKeySchema,
            z.strictObject({
              weight: z.number().positive().default(1),
              calls: z.array(z.string()).optional(),
            }),
          )
          .default({}),
      }),
    )
    .default({}),
});

/** @internal */
export type PlaygroundFile = z.infer<typeof playgroundFileSchema>;
