import { Entity } from '@backstage/catalog-model';
import { parseLabelSelector, Requirement } from '@operate-first/cluster-cache';
import { z } from 'zod';

/** Annotations by which entities say what of a cluster is theirs: those of Backstage. @internal */
export const ANNOTATIONS = {
  id: 'backstage.io/kubernetes-id',
  selector: 'backstage.io/kubernetes-label-selector',
  namespace: 'backstage.io/kubernetes-namespace',
  cluster: 'backstage.io/kubernetes-cluster',
} as const;

const LABEL_VALUE = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const DNS_LABEL = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

/** The value of the label. @internal */
export const idSchema = z
  .string()
  .regex(
    LABEL_VALUE,
    'is not a value that a label can have: at most 63 letters, digits, hyphens, underscores and dots',
  );

/** @internal */
export const selectorSchema = z
  .string()
  .max(1_000, 'is longer than 1000 characters')
  .transform((text, context): Requirement[] => {
    const complain = (message: string) => {
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    try {
      const requirements = parseLabelSelector(text);
      return requirements.length > 0
        ? requirements
        : complain('is empty, and would select everything');
    } catch {
      return complain('is not a label selector');
    }
  });

/** @internal */
export const namespaceSchema = z
  .string()
  .regex(DNS_LABEL, 'is not the name of a namespace');

/** What a Resource of the catalog says of a cluster, as the Kubernetes plugin of Backstage reads it. @internal */
export const catalogClusterSchema = z
  .object({
    metadata: z.object({
      name: z.string(),
      namespace: z.string().default('default'),
      title: z.string().optional(),
      annotations: z.object({
        'kubernetes.io/api-server': z.url({ protocol: /^https?$/ }),
        'kubernetes.io/api-server-certificate-authority': z.string().optional(),
        'kubernetes.io/auth-provider': z.string().default('none'),
        'kubernetes.io/skip-tls-verify': z.string().optional(),
      }),
    }),
  })
  .transform(({ metadata: { name, namespace, title, annotations } }) => ({
    name,
    title,
    isInDefault: namespace === 'default',
    url: annotations['kubernetes.io/api-server'],
    caData: annotations['kubernetes.io/api-server-certificate-authority'],
    provider: annotations['kubernetes.io/auth-provider'],
    skipTLSVerify: annotations['kubernetes.io/skip-tls-verify'] === 'true',
  }));

/** A cluster as the catalog describes it. @internal */
export type CatalogCluster = z.output<typeof catalogClusterSchema>;

/** Undefined where the entity does not describe a cluster that can be reached. @internal */
export function readCatalogCluster(entity: Entity): CatalogCluster | undefined {
  return catalogClusterSchema.safeParse(entity).data;
}

const usage = z.object({
  cpu: z.string().optional(),
  memory: z.string().optional(),
});

const metadata = z.object({
  name: z.string(),
  namespace: z.string().optional(),
});

/** The answer of metrics.k8s.io for pods. @internal */
export const podMetricsSchema = z.object({
  items: z.array(
    z.object({
      metadata,
      containers: z.array(z.object({ name: z.string(), usage })).nullish(),
    }),
  ),
});

/** The answer of metrics.k8s.io for nodes. @internal */
export const nodeMetricsSchema = z.object({
  items: z.array(z.object({ metadata, usage })),
});
