import { describeImage } from '../images';
import { ContainerStatus, Pod, Terminated } from '../objects';
import { conditionOf, containerOf, containerStatuses } from '../podState';
import { Rule, View } from '../rule';
import { detail, firstLine, verb } from '../words';
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
const START_REASONS = [
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
  'PreStartHookError',
];

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

/** A container that cannot be made from its description. */
export const start: Rule = {
  code: 'kubernetes.start',
  family: FAMILY,
  reads:
    'container statuses waiting with CreateContainerConfigError, CreateContainerError, RunContainerError',
  verdict: 'degraded, down where no pod is available; at once',
  words:
    '1 of 3 pods of log-shipper cannot start: secret "log-shipper-credentials" not found.',
  whatToDo:
    'Bring what the pod refers to (secret, config map, command), or correct its name.',
  find: view =>
    podTroubles(view, pod => {
      const status = waitingFor(pod, START_REASONS);
      if (!status) return undefined;
      const message = firstLine(status.state?.waiting?.message);
      return {
        says: () => `cannot start${detail(message)}`,
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

function endedHow({ exitCode, message }: Terminated): string {
  return `exit code ${exitCode ?? 'unknown'}${detail(firstLine(message))}`;
}

/** A container that ends again and again. */
export const crash: Rule = {
  code: 'kubernetes.crash',
  family: FAMILY,
  reads:
    'containers that are not ready: CrashLoopBackOff, an end with an error, or a second restart within 10 minutes',
  verdict:
    'degraded, down where no pod is available; at once, also during a rollout within its limits',
  words:
    '2 of 2 pods of orders keep crashing (exit code 1: required setting ORDERS_DB_URL is missing).',
  whatToDo:
    'Read the log of the run before; if the version is new, go back to the last good one.',
  find: view =>
    podTroubles(view, pod => {
      const found = crashOf(view, pod);
      if (!found) return undefined;
      const { container, ended, preparing } = found;
      const probe = failingProbe(view, pod, ['Liveness', 'Startup']);
      const how = probe ?? endedHow(ended);
      const where = preparing ? ` while preparing (${container})` : '';
      return {
        says: count =>
          `${verb(count, 'keeps', 'keep')} crashing${where} (${how})`,
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
      const because = schedulerSays(pod, scheduled.message);
      return {
        says: count => `${verb(count, 'finds', 'find')} no node${because}`,
        cause: 'unschedulable',
        starting: true,
      };
    }),
};

/** How long creating the containers of a pod takes where nothing is wrong. */
const CREATING_SECONDS = 120;

function mountProblem({ snapshot }: View, pod: Pod): string {
  const event = snapshot.event(
    pod,
    ['FailedMount', 'FailedAttachVolume', 'FailedCreatePodSandBox'],
    10 * 60,
  );
  return firstLine(event?.message);
}

/** A pod that has a node and whose containers are not made. */
export const creating: Rule = {
  code: 'kubernetes.creating',
  family: FAMILY,
  reads:
    'containers waiting with ContainerCreating or PodInitializing, events FailedMount, FailedAttachVolume, FailedCreatePodSandBox',
  verdict: `degraded, down where no pod is available; after ${CREATING_SECONDS} s, at once with such an event`,
  words:
    '1 of 3 pods of wiki cannot be prepared: MountVolume.SetUp failed for volume "data".',
  whatToDo: 'Look at the events of the pod and at what it mounts.',
  find: view =>
    podTroubles(view, pod => {
      const waits = waitingFor(pod, ['ContainerCreating', 'PodInitializing']);
      if (!waits) return undefined;
      const problem = mountProblem(view, pod);
      const age = view.snapshot.age(
        pod.status?.startTime ?? pod.metadata.creationTimestamp,
      );
      if (problem === '' && age < CREATING_SECONDS) return undefined;
      const words = problem === '' ? 'its containers are not made' : problem;
      return { says: () => `cannot be prepared: ${words}`, cause: 'creating' };
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
          `${verb(count, 'runs and is', 'run and are')} not ready${detail(
            failing ?? '',
          )}`,
        container: unready.name,
        starting: true,
      };
    }),
};
