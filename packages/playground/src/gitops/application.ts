import { Fields, KubeObject } from '../cluster/model';
import { APPLICATION, ARGO_NAMESPACE } from './installArgo';
import { Health, healthOf, worstOf } from './health';
import { Live } from './Live';
import { covers } from './merge';
import { ownerOf, trackedAs } from './ownerOf';
import { Manifest } from './schema';
import { revisionOf, Target } from './Target';

const KEPT_DELIVERIES = 10;

/** What says of an Application that git has asked for it. @internal */
export const BROUGHT_BY = 'gitops';

/** One attempt to bring a commit into a cluster. @internal */
export interface Operation {
  revision: string;
  startedAt: string;
  finishedAt: string;
  phase: 'Succeeded' | 'Failed';
  message: string;
  resources: Fields[];
}

/** @internal */
export type Application = Manifest & { spec: Fields; status: Fields };

interface Resource {
  group?: string;
  version: string;
  kind: string;
  namespace?: string;
  name: string;
  status: 'Synced' | 'OutOfSync';
  health?: Health;
  requiresPruning?: true;
}

function identity({ apiVersion, kind, metadata }: Manifest | KubeObject) {
  const [version, group] = apiVersion.split('/').reverse();
  const { namespace, name } = metadata;
  return {
    ...(group && { group }),
    version,
    kind,
    ...(namespace && { namespace }),
    name,
  };
}

/** What is in the cluster of an Application, against what git wants. @internal */
export function resourcesOf(
  target: Target,
  manifests: Manifest[],
  live: Live,
): Resource[] {
  const wanted = manifests.map((manifest): Resource => {
    const there = live.get(manifest);
    const health: Health | undefined = there
      ? healthOf(there)
      : { status: 'Missing' };
    return {
      ...identity(manifest),
      status: covers(there, manifest) ? 'Synced' : 'OutOfSync',
      ...(health && { health }),
    };
  });
  // What a file that cannot be read would want, nobody knows.
  const leftovers = target.error ? [] : leftoversOf(target, manifests, live);
  return [
    ...wanted,
    ...leftovers.map(
      (object): Resource => ({
        ...identity(object),
        status: 'OutOfSync',
        requiresPruning: true,
      }),
    ),
  ];
}

/** What belongs to an Application and has left git. @internal */
export function leftoversOf(
  { app }: Pick<Target, 'app'>,
  manifests: Manifest[],
  live: Live,
): KubeObject[] {
  const wanted = new Set(manifests.map(manifest => live.get(manifest)));
  return live
    .all()
    .filter(
      object =>
        ownerOf(object) === app &&
        object.apiVersion !== APPLICATION.apiVersion &&
        !wanted.has(object) &&
        !object.metadata.deletionTimestamp,
    );
}

function conditionsOf(
  { error }: Target,
  operation: Operation | undefined,
  readAt: string,
): Fields[] {
  if (error) {
    return [
      {
        type: 'ComparisonError',
        message: `Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = ${error}`,
        lastTransitionTime: readAt,
      },
    ];
  }
  return operation?.phase === 'Failed'
    ? [
        {
          type: 'SyncError',
          message: `Failed last sync attempt to ${operation.revision}: ${operation.message}`,
          lastTransitionTime: operation.finishedAt,
        },
      ]
    : [];
}

/** An Application as Argo CD would report it. @internal */
export function applicationOf(
  target: Target,
  {
    resources,
    operation,
    readAt,
  }: {
    resources: Resource[];
    operation: Operation | undefined;
    /** When the file was read. */
    readAt: string;
  },
): Application {
  const { app, name, deliveries, error } = target;
  const { project, source, destination, syncPolicy } = target;
  const compared =
    resources.find(({ status }) => status === 'OutOfSync')?.status ?? 'Synced';
  const isUnknown = error !== undefined && resources.length === 0;
  const conditions = conditionsOf(target, operation, readAt);
  const delivered = deliveries.filter(
    ({ revision }, index) => index > 0 || revision === operation?.revision,
  );
  const known = operation?.phase === 'Failed' ? deliveries.slice(1) : delivered;
  return {
    ...APPLICATION,
    metadata: {
      name: app,
      namespace: ARGO_NAMESPACE,
      ...(name && { labels: { 'backstage.io/kubernetes-id': name } }),
      annotations: trackedAs(
        BROUGHT_BY,
        { ...APPLICATION, metadata: { name: app } },
        ARGO_NAMESPACE,
      ),
    },
    spec: { project, source, destination, syncPolicy },
    status: {
      sourceType: target.sourceType,
      sync: {
        status: error ? 'Unknown' : compared,
        ...(deliveries.length > 0 && { revision: revisionOf(target) }),
        comparedTo: { source, destination },
      },
      health: {
        status: isUnknown
          ? 'Unknown'
          : worstOf(resources.map(({ health }) => health)),
      },
      resources,
      ...(conditions.length > 0 && { conditions }),
      ...(operation && {
        operationState: {
          operation: {
            sync: { revision: operation.revision, prune: true },
            initiatedBy: { automated: true },
          },
          phase: operation.phase,
          message: operation.message,
          startedAt: operation.startedAt,
          finishedAt: operation.finishedAt,
          syncResult: {
            revision: operation.revision,
            source,
            resources: operation.resources,
          },
        },
      }),
      history: known
        .slice(0, KEPT_DELIVERIES)
        .reverse()
        .map(({ revision, at }, index) => ({
          id: known.length - Math.min(known.length, KEPT_DELIVERIES) + index,
          revision,
          // Git remembers what was delivered before these clusters were there.
          deployedAt:
            revision === operation?.revision && operation.phase === 'Succeeded'
              ? operation.finishedAt
              : at,
          source,
        })),
    },
  };
}
