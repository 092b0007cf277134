import { z } from 'zod';
import { OnboardingRequest, OnboardingTree } from './model';

const MOST = 50;
/** Names are checked one by one, with a remedy; here only their size is. */
const name = z.string().max(500);
/** One line: nobody breaks out of the line that it is written on. */
const line = z
  .string()
  .trim()
  .max(500)
  .regex(/^[^\p{Control}]*$/u, 'Write one line.');
const address = z
  .string()
  .max(2000)
  .regex(
    /^https?:\/\/[^\s@]+$/,
    'Write an address such as https://example.org/docs, without a user.',
  );
const remote = z
  .string()
  .max(2000)
  .regex(
    /^(https?:\/\/[^\s@]+|ssh:\/\/[^\s]+|[\w.-]+@[\w.-]+:[^\s]+)$/,
    'Write the address of a git repository.',
  );
const folder = z
  .string()
  .max(500)
  .regex(
    /^(?!\/)(?!.*(^|\/)\.\.(\/|$))[\w./-]*$/,
    'Write a folder within the repository, as in deploy/production.',
  );
const revision = z
  .string()
  .max(200)
  .regex(/^[\w./-]+$/, 'Write a branch, a tag or a commit.');

const tierQuota = z.strictObject({
  tier: z.enum(['x-small', 'small', 'medium', 'large']),
});
const customQuota = z.strictObject({
  tier: z.literal('custom'),
  hard: z.record(z.string().max(200), z.string().max(50)),
});

const service = z.strictObject({
  name,
  title: line.optional(),
  description: line.optional(),
  type: z.enum(['service', 'website']).default('service'),
  lifecycle: line.default('production'),
  system: name.optional(),
  visibility: z.enum(['public', 'internal']).optional(),
  repository: z
    .strictObject({
      url: remote,
      path: folder.default('deploy'),
      revision: revision.default('main'),
    })
    .optional(),
  addresses: z
    .array(z.strictObject({ environment: name, url: address }))
    .max(MOST)
    .default([]),
  metrics: z
    .strictObject({
      port: name.default('http'),
      path: z
        .string()
        .max(200)
        .regex(/^\/[\w./-]*$/, 'Write a path, as in /metrics.')
        .default('/metrics'),
    })
    .optional(),
  slo: z
    .strictObject({
      target: z.number().gt(0).lt(1),
      window: z
        .string()
        .regex(/^[1-9]\d{0,3}[dw]$/, 'Write days or weeks, as in 30d.')
        .default('30d'),
      sli: z.enum(['requests', 'probe']).default('requests'),
      environment: name.optional(),
    })
    .optional(),
  issueTracker: address.optional(),
  chat: address.optional(),
});

const namespace = z.strictObject({
  name,
  title: line.optional(),
  places: z
    .array(z.strictObject({ environment: name, cluster: name }))
    .min(1)
    .max(MOST),
  quota: z.discriminatedUnion('tier', [tierQuota, customQuota]),
  isolated: z.boolean().default(true),
});

/** What a form, a bot or a file sends. @internal */
export const requestSchema: z.ZodType<OnboardingRequest> = z.strictObject({
  requester: line.min(1),
  request: address.optional(),
  docs: address.optional(),
  team: z.strictObject({
    name,
    title: line.optional(),
    members: z.array(line.min(1)).max(500).default([]),
  }),
  services: z.array(service).max(MOST).default([]),
  namespaces: z.array(namespace).max(MOST),
  delivery: z.enum(['argocd', 'flux', 'none']).default('argocd'),
});

/** They become parts of paths. */
const label = z
  .string()
  .regex(
    /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
    'Write lower-case letters, digits and hyphens, at most 63.',
  );

/** What the operators of the tree say about it. @internal */
export const treeSchema: z.ZodType<OnboardingTree> = z.strictObject({
  repository: address,
  fileAddress: address.includes('{path}').optional(),
  clusters: z
    .array(
      z.strictObject({
        name: label,
        flavour: z.enum(['kubernetes', 'openshift']).default('kubernetes'),
        server: address.optional(),
      }),
    )
    .min(1),
  letIn: z.array(label).default(['ingress-nginx', 'monitoring']),
  dataSource: label.default('prometheus'),
  prober: line.optional(),
  portal: address.default('http://localhost:7007'),
});
