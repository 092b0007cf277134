import { ObjectsByEntityResponse } from '@backstage/plugin-kubernetes-common';

interface Sent {
  kind?: string;
  apiVersion?: string;
  metadata?: Record<string, unknown>;
  [field: string]: unknown;
}

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

function withoutWaste(type: string, sent: Sent): Sent {
  const { managedFields, selfLink, ...metadata } = sent.metadata ?? {};
  const annotations = { ...(metadata.annotations as object) };
  Reflect.deleteProperty(annotations, LAST_APPLIED);
  const kept: Sent =
    type === 'configmaps' ? { metadata } : { ...sent, metadata };
  kept.metadata = metadata.annotations
    ? { ...metadata, annotations }
    : metadata;
  // The playground says in each item of a list what it is; real servers do not.
  if (type !== 'customresources') {
    delete kept.kind;
    delete kept.apiVersion;
  }
  return kept;
}

/** In one order, whoever made it. */
function inOrder(payload: ObjectsByEntityResponse): unknown {
  const text = (value: unknown) => JSON.stringify(value);
  const sorted = <T>(values: T[]) =>
    [...values].sort((one, other) => (text(one) < text(other) ? -1 : 1));
  return payload.items.map(item => ({
    ...item,
    resources: sorted(item.resources),
    errors: sorted(item.errors),
    podMetrics: sorted(item.podMetrics),
  }));
}

export function asSent(payload: ObjectsByEntityResponse): unknown {
  return inOrder(payload);
}

/** The stock payload without what this module leaves out. */
export function withoutWhatIsLeftOut(
  payload: ObjectsByEntityResponse,
): unknown {
  const items = payload.items.map(item => ({
    ...item,
    resources: item.resources.map(({ type, resources }) => ({
      type,
      resources: (resources as unknown as Sent[]).map(one =>
        withoutWaste(type, one),
      ),
    })),
    podMetrics: item.podMetrics.map(({ pod, ...use }) => ({
      ...use,
      pod: withoutWaste('pods', pod as unknown as Sent),
    })),
  }));
  return inOrder({ items } as unknown as ObjectsByEntityResponse);
}
