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

/** What our trees use of kustomize; everything else is refused. @internal */
export const kustomizationSchema = z.strictObject({
  apiVersion: z
    .string()
    .regex(/^kustomize\.config\.k8s\.io\//, 'it is no kustomization')
    .optional(),
  kind: z.enum(['Kustomization', 'Component']).default('Kustomization'),
  namespace: z.string().min(1).optional(),
  resources: z
    .array(z.string().min(1))
    .nullish()
    .transform(list => list ?? []),
  components: z
    .array(z.string().min(1))
    .nullish()
    .transform(list => list ?? []),
});

/** @internal */
export type Kustomization = z.infer<typeof kustomizationSchema>;

/** What a cluster takes as the name of an Application. @internal */
export const nameSchema = z
  .string()
  .max(253)
  .regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, 'write a name in small letters');

/** It becomes the name of a process, of its log, and part of an address. */
const service = z
  .string()
  .max(63)
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'write a name in small letters');

/** What is changed of every object of a kind, or of one. @internal */
export const patchSchema = z.strictObject({
  target: z.strictObject({
    kind: z.string().min(1),
    name: z.string().min(1).optional(),
  }),
  /** A list of operations of RFC 6902, as YAML or JSON. */
  patch: z.string().min(1),
});

/** @internal */
export type Patch = z.infer<typeof patchSchema>;

/** The operations of a patch that are known here. @internal */
export const operationsSchema = z.array(
  z.strictObject({
    op: z.enum(['add', 'replace', 'remove']),
    path: z.string().regex(/^(\/[^/]+)+$/, 'write a path as in /spec/replicas'),
    value: z.unknown().optional(),
  }),
);

/** An Application as an onboarding writes it: one source, one place. @internal */
export const applicationSchema = z.strictObject({
  apiVersion: z.literal('argoproj.io/v1alpha1'),
  kind: z.literal('Application'),
  metadata: z.looseObject({
    name: nameSchema,
    namespace: z.literal('argocd').optional(),
    labels: z
      .object({ 'backstage.io/kubernetes-id': service.optional() })
      .catchall(z.string())
      .default({}),
  }),
  spec: z.strictObject({
    project: z.string().min(1),
    source: z.strictObject({
      repoURL: z.string().min(1),
      path: z
        .string()
        .regex(
          /^(?!\/)(?!.*(^|\/)\.\.(\/|$))[\w./-]*$/,
          'write a folder of the repository',
        )
        .default('.'),
      targetRevision: z
        .string()
        .regex(/^(?!-)[\w./-]+$/, 'write a branch, a tag or a commit')
        .default('HEAD'),
      // What an off-boarding writes beside it.
      kustomize: z
        .strictObject({ patches: z.array(patchSchema).default([]) })
        .optional(),
    }),
    destination: z.strictObject({
      server: z.string().optional(),
      name: z.string().optional(),
      namespace: nameSchema,
    }),
    syncPolicy: z.looseObject({}).default({}),
  }),
});

/** @internal */
export type WrittenApplication = z.infer<typeof applicationSchema>;
