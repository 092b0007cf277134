import {
  isError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { ApiError } from '@operate-first/cluster-cache';
import { LogRequest } from '@operate-first/plugin-operations-node';
import { failureOf } from '../clusters/readiness';
import { WatchedCluster } from '../clusters/WatchedCluster';
import { ContainerStatus, PodObject } from '../finding/objects';

const MAY_READ = [
  '- apiGroups: [""]',
  '  resources: ["pods/log"]',
  '  verbs: ["get"]',
].join('\n');

function statusOf(
  pod: PodObject,
  container: string,
): ContainerStatus | undefined {
  const { containerStatuses = [], initContainerStatuses = [] } =
    pod.status ?? {};
  return [...initContainerStatuses, ...containerStatuses].find(
    ({ name }) => name === container,
  );
}

function choose(pod: PodObject, wanted: string | undefined): string {
  const { containers = [], initContainers = [] } = pod.spec ?? {};
  const names = [...containers, ...initContainers].map(({ name }) => name);
  const container = wanted ?? names[0];
  if (container && names.includes(container)) return container;
  throw new NotFoundError(
    `Pod ${pod.metadata.name} has no container ${wanted}; it has ${names.join(
      ', ',
    )}.`,
  );
}

/** What the cluster refuses is said in our words: its own may name what is inside. */
function explain(
  error: unknown,
  request: LogRequest,
  pod: PodObject,
  container: string,
): Error {
  const { cluster, previous } = request;
  if (!(error instanceof ApiError)) {
    return isError(error) ? error : new Error(String(error));
  }
  if (error.status === 403) {
    return new ServiceUnavailableError(
      `The portal may not read logs in ${cluster}. Add this rule to the role of its account there:\n${MAY_READ}`,
    );
  }
  if (error.status === 404) {
    return new NotFoundError(`Pod ${pod.metadata.name} is there no longer.`);
  }
  if (error.status === 400) {
    if (previous) {
      return new NotFoundError(
        `Container ${container} has no earlier run whose log is kept.`,
      );
    }
    const reason = statusOf(pod, container)?.state?.waiting?.reason;
    return new NotFoundError(
      `Container ${container} has not started yet${
        reason ? ` (${reason})` : ''
      }, so it has said nothing.`,
    );
  }
  return new ServiceUnavailableError(`${cluster} ${error.publicMessage}.`);
}

async function* explained(
  pieces: AsyncIterable<Uint8Array>,
  say: (error: unknown) => Error,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch (error) {
    // Whoever has gone away wants no explanation.
    if (!signal.aborted) throw say(error);
  }
}

/** Begins to read the log of a container; resolves when the cluster has answered. @internal */
export async function readLog(
  { cache, name, state }: WatchedCluster,
  pod: PodObject,
  request: LogRequest,
): Promise<AsyncIterable<Uint8Array>> {
  const failure = state && failureOf(state);
  if (failure) throw new ServiceUnavailableError(`${failure}.`);
  const container = choose(pod, request.container);
  const { previous, follow, tailLines, timestamps, signal } = request;
  const { namespace = '', name: podName } = pod.metadata;
  const say = (error: unknown) => explain(error, request, pod, container);
  try {
    const pieces = await cache.open({
      cluster: name,
      path: `/api/v1/namespaces/${encodeURIComponent(
        namespace,
      )}/pods/${encodeURIComponent(podName)}/log`,
      query: {
        container,
        tailLines: String(tailLines),
        ...(follow && !previous && { follow: 'true' }),
        ...(previous && { previous: 'true' }),
        ...(timestamps && { timestamps: 'true' }),
      },
      signal,
    });
    return explained(pieces, say, signal);
  } catch (error) {
    throw say(error);
  }
}
