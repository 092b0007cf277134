import { describeImage } from '../images';
import { ContainerStatus, Pod } from '../objects';
import { conditionOf, containerOf, containerStatuses } from '../podState';
import { Rule } from '../rule';
import { because, quote, verb } from '../words';
import { crashOf } from './crashes';
import { podTroubles } from './podTrouble';
import { failingProbe } from './probes';
import { schedulerSays } from './scheduler';

const FAMILY = 'pods';

const IMAGE_REASONS = [
  'ErrImagePull',
  'ImagePullBackOff',
  'InvalidImageName',
  'ErrImageNeverPull',
  'RegistryUnavailable',
];
const START_PROBLEMS: Record<string, string> = {
  CreateContainerConfigError: 'what it is configured with cannot be read',
  CreateContainerError: 'its container cannot be made',
  RunContainerError: 'its container cannot be run',
  PreStartHookError: 'what runs before it fails',
};

function waitingFor(pod: Pod, reasons: string[]): ContainerStatus | undefined {
  return containerStatuses(pod).find(({ state }) =>
    reasons.includes(state?.waiting?.reason ?? ''),
  );
}

function imageProblem({
  reason,
  message = '',
}: {
  reason?: string;
  message?: string;
}): string {
  if (reason === 'InvalidImageName')
    return 'the name of the image is not valid';
  if (/not ?found|manifest unknown/i.test(message)) return 'image not found';
  if (/unauthorized|denied|forbidden|authentication/i.test(message)) {
    return 'the registry refuses the image';
  }
  if (/timeout|no such host|refused|unreachable|unavailable/i.test(message)) {
    return 'the registry does not answer';
  }
  return 'the image cannot be fetched';
}

/** An image that cannot be fetched. */
export const image: Rule = {
  code: 'kubernetes.image',
  family: FAMILY,
  reads:
    'container statuses waiting with ErrImagePull, ImagePullBackOff, InvalidImageName',
  verdict:
    'degraded, down where no pod is available; at once, also during a rollout within its limits',
  words:
    '2 of 3 pods of payments cannot start: image not found (payments:1.8.3).',
  whatToDo:
    'Check the tag and whether the cluster may read the registry, or go back to the last good version.',
  find: view =>
    podTroubles(view, pod => {
      const status = waitingFor(pod, IMAGE_REASONS);
      if (!status) return undefined;
      const written =
        containerOf(pod, status.name)?.image ?? status.image ?? 'unknown';
      const { short } = describeImage(status.name, written);
      const problem = imageProblem(status.state?.waiting ?? {});
      return {
        says: () => `cannot start: ${problem} (${short})`,
        container: status.name,
      };
    }),
};

function startProblem(reason: string, message: string): string {
  const missing = /^(secret|configmap) "[^"]+" not found/.exec(message)?.[1];
  if (missing === undefined) return START_PROBLEMS[reason];
  return `a ${missing === 'secret' ? 'secret' : 'config map'} is missing`;
}

/** A container that cannot be made from its description. */
export const start: Rule = {
  code: 'kubernetes.start',
  family: FAMILY,
  reads:
    'container statuses waiting with CreateContainerConfigError, CreateContainerError, RunContainerError',
  verdict: 'degraded, down where no pod is available; at once',
  words: '1 of 3 pods of log-shipper cannot start: a secret is missing.',
  quotes: 'secret "log-shipper-credentials" not found',
  whatToDo:
    'Bring what the pod refers to (secret, config map, command), or correct its name.',
  find: view =>
    podTroubles(view, pod => {
      const status = waitingFor(pod, Object.keys(START_PROBLEMS));
      if (!status) return undefined;
      const { reason = '', message = '' } = status.state?.waiting ?? {};
      const problem = startProblem(reason, message);
      return {
        says: () => `cannot start: ${problem}`,
        detail: quote(message),
        cause: status.name,
        container: status.name,
      };
    }),
};

function limitOf(pod: Pod, container: string): string {
  const limit = containerOf(pod, container)?.resources?.limits?.memory;
  return limit === undefined ? '' : ` (limit ${limit})`;
}

/** A container that is killed for its memory again and again. */
export const outOfMemory: Rule = {
  code: 'kubernetes.out-of-memory',
  family: FAMILY,
  reads: 'the last end of a container that is not ready: OOMKilled',
  verdict: 'degraded, down where no pod is available; at once',
  words:
    '1 of 2 pods of orders runs out of memory and is restarted (limit 64Mi).',
  whatToDo:
    'Raise the memory limit, or find out what needs so much memory in this version.',
  find: view =>
    podTroubles(view, pod => {
      const crash = crashOf(view, pod);
      if (crash?.ended.reason !== 'OOMKilled') return undefined;
      const limit = limitOf(pod, crash.container);
      return {
        says: count =>
          `${verb(
            count,
            'runs out of memory and is',
            'run out of memory and are',
          )} restarted${limit}`,
        container: crash.container,
      };
    }),
};

/** A container that ends again and again. */
export const crash: Rule = {
  code: 'kubernetes.crash',
  family: FAMILY,
  reads:
    'containers that are not ready: CrashLoopBackOff, an end with an error, or a second restart within 10 minutes',
  verdict:
    'degraded, down where no pod is available; at once, also during a rollout within its limits',
  words: '2 of 2 pods of orders keep crashing (exit code 1).',
  quotes: 'required setting ORDERS_DB_URL is missing',
  whatToDo:
    'Read the log of the run before; if the version is new, go back to the last good one.',
  find: view =>
    podTroubles(view, pod => {
      const found = crashOf(view, pod);
      if (!found) return undefined;
      const { container, ended, preparing } = found;
      const probe = failingProbe(view, pod, ['Liveness', 'Startup']);
      const how = probe?.words ?? `exit code ${ended.exitCode ?? 'unknown'}`;
      const where = preparing ? ` while preparing (${container})` : '';
      return {
        says: count =>
          `${verb(count, 'keeps', 'keep')} crashing${where} (${how})`,
        detail: probe ? probe.detail : quote(ended.message),
        cause: `${container} ${probe === undefined ? ended.exitCode : 'probe'}`,
        container,
      };
    }),
};

/** A pod that no node takes. */
export const unschedulable: Rule = {
  code: 'kubernetes.unschedulable',
  family: FAMILY,
  reads: "the pod's condition PodScheduled, its message is the scheduler's",
  verdict:
    'degraded, down where no pod is available; not while a rollout keeps to its limits, not in the first minute while others serve',
  words:
    '2 of 2 pods of ranking find no node: not enough cpu on 3 nodes, a taint keeps them off 1 node (each asks for 12 cpu).',
  whatToDo:
    'Ask for less, add nodes, or correct the node selector and tolerations.',
  find: view =>
    podTroubles(view, pod => {
      const scheduled = conditionOf(pod.status?.conditions, 'PodScheduled');
      if (scheduled?.status !== 'False') return undefined;
      const { words, detail } = schedulerSays(pod, scheduled.message);
      return {
        says: count => `${verb(count, 'finds', 'find')} no node${words}`,
        detail,
        cause: 'unschedulable',
        starting: true,
      };
    }),
};

/** How long creating the containers of a pod takes where nothing is wrong. */
const CREATING_SECONDS = 120;

/** Events of a pod that cannot be prepared, and what they mean. */
const PREPARING_PROBLEMS: Record<string, string> = {
  FailedMount: 'a volume cannot be mounted',
  FailedAttachVolume: 'a volume cannot be attached',
  FailedCreatePodSandBox: 'its sandbox cannot be made',
};

/** A pod that has a node and whose containers are not made. */
export const creating: Rule = {
  code: 'kubernetes.creating',
  family: FAMILY,
  reads:
    'containers waiting with ContainerCreating or PodInitializing, events FailedMount, FailedAttachVolume, FailedCreatePodSandBox',
  verdict: `degraded, down where no pod is available; after ${CREATING_SECONDS} s, at once with such an event`,
  words: '1 of 3 pods of wiki cannot be prepared: a volume cannot be mounted.',
  quotes: 'MountVolume.SetUp failed for volume "data"',
  whatToDo: 'Look at the events of the pod and at what it mounts.',
  find: view =>
    podTroubles(view, pod => {
      const waits = waitingFor(pod, ['ContainerCreating', 'PodInitializing']);
      if (!waits) return undefined;
      const reasons = Object.keys(PREPARING_PROBLEMS);
      const event = view.snapshot.event(pod, reasons, 10 * 60);
      const age = view.snapshot.age(
        pod.status?.startTime ?? pod.metadata.creationTimestamp,
      );
      if (!event && age < CREATING_SECONDS) return undefined;
      const problem =
        PREPARING_PROBLEMS[event?.reason ?? ''] ??
        'its containers are not made';
      return {
        says: () => `cannot be prepared: ${problem}`,
        detail: quote(event?.message),
        cause: 'creating',
      };
    }),
};

/** A pod that runs and is not ready. */
export const probe: Rule = {
  code: 'kubernetes.probe',
  family: FAMILY,
  reads:
    'the condition Ready of a running pod, events Unhealthy of the last 10 minutes',
  verdict:
    'degraded, down where no pod is available; not while a rollout keeps to its limits, not in the first minute while others serve',
  words:
    '1 of 3 pods of pricing runs and is not ready: the readiness probe fails (HTTP 503).',
  whatToDo: 'Read the log of the pod and what its readiness depends on.',
  find: view =>
    podTroubles(view, (pod, workload) => {
      const unready = pod.status?.containerStatuses?.find(
        ({ ready, state }) => !ready && state?.running,
      );
      if (!unready || !workload.serves) return undefined;
      const failing = failingProbe(view, pod, ['Readiness', 'Startup']);
      return {
        says: count =>
          `${verb(count, 'runs and is', 'run and are')} not ready${because(
            failing?.words,
          )}`,
        detail: failing?.detail,
        container: unready.name,
        starting: true,
      };
    }),
};
