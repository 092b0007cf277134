import { z } from 'zod';
import { OnboardingRequest, OnboardingTree } from './model';

const MOST = 50;

/** @internal */
export function upTo(length: number) {
  return z.string().max(length, `Write at most ${length} characters.`);
}

/** Names are checked one by one, with a remedy; here only their size is. @internal */
export const name = upTo(500);
/**
 * No text has these: what ends a line for some reader of YAML, what no file or database can keep, and what turns the order of
 * what is shown around.
 */
const UNSAFE =
  '\\p{Control}\\p{Surrogate}\\p{Zl}\\p{Zp}\\p{Bidi_Control}\\p{Noncharacter_Code_Point}\\u{FEFF}';
/** Nor have addresses what they would have to write as %3C. */
const IN_ADDRESS = `[^\\s<>"\`\\\\${UNSAFE}]`;
const HOST = '(\\w[\\w.\\-]*|\\[[0-9a-fA-F:]+\\])';
const WEB_ADDRESS = `https?://(?!${IN_ADDRESS}*@)${IN_ADDRESS}+`;

function isAddress(text: string): boolean {
  if (!new RegExp(`^${WEB_ADDRESS}$`, 'u').test(text)) return false;
  try {
    return new URL(text).hostname !== '';
  } catch {
    return false;
  }
}

/** One line: nobody breaks out of the line that it is written on. @internal */
export const line = upTo(500)
  .trim()
  .regex(
    new RegExp(`^[^${UNSAFE}]*$`, 'u'),
    'Write one line of text, without control characters.',
  );
/** @internal */
export const someLine = line.min(1, 'Write something.');
/** @internal */
export const address = upTo(2000).refine(
  isAddress,
  'Write an address such as https://example.org/docs, without a user.',
);
/** Nothing of it begins with a hyphen: git would take it for an option. */
const remote = upTo(2000).regex(
  new RegExp(
    `^(${WEB_ADDRESS}|ssh://(\\w[\\w.\\-]*@)?${HOST}(:\\d+)?/${IN_ADDRESS}+|\\w[\\w.\\-]*@${HOST}:(?!-)${IN_ADDRESS}+)$`,
    'u',
  ),
  'Write the address of a git repository.',
);
/** @internal */
export const folder = upTo(500).regex(
  /^(?![/-])(?!.*(^|\/)\.\.(\/|$))[\w./-]*$/,
  'Write a folder within the repository, as in deploy/production.',
);
const revision = upTo(200).regex(
  /^(?!.*\.\.)\w[\w./-]*$/,
  'Write a branch, a tag or a commit.',
);

const tierQuota = z.strictObject({
  tier: z.enum(['x-small', 'small', 'medium', 'large']),
});
const customQuota = z.strictObject({
  tier: z.literal('custom'),
  hard: z.record(upTo(200), upTo(50)),
});

const service = z.strictObject({
  name,
  title: line.optional(),
  description: line.optional(),
  type: z.enum(['service', 'website']).default('service'),
  lifecycle: someLine.default('production'),
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
      path: upTo(200)
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
  requester: someLine,
  request: address.optional(),
  docs: address.optional(),
  team: z.strictObject({
    name,
    title: line.optional(),
    members: z.array(someLine).max(500).default([]),
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
