import { KubernetesRule, Rule } from './rule';
import { deprecated } from './rules/apiVersions';
import { atMaximum, blind } from './rules/autoscaling';
import { customNotReady, customReady } from './rules/customKinds';
import { evicted, namespaceGoing, stuckDeletion } from './rules/departures';
import { gitopsSuspended, outOfSync, syncFailed, unwell } from './rules/gitops';
import {
  failed,
  jobsWell,
  retrying,
  runFailed,
  runMissed,
  suspended,
} from './rules/jobs';
import { cordoned, lost, pressure, silent } from './rules/nodes';
import {
  crash,
  creating,
  image,
  outOfMemory,
  probe,
  start,
  unschedulable,
} from './rules/pods';
import { nearly, refused } from './rules/quota';
import { outOfMemoryLately, restarts } from './rules/restarts';
import { noEndpoints } from './rules/services';
import { filling, gone, pending } from './rules/storage';
import { available, nothingFound } from './rules/availability';
import {
  paused,
  rolling,
  scaledToZero,
  stalled,
  starting,
  unavailable,
  undisruptable,
} from './rules/workloads';

/**
 * All rules in the order in which they are asked: causes before their symptoms. What a rule has explained,
 * those after it do not repeat. Their words name no figure that changes while the matter stays the same (ages,
 * counts of restarts): a change of words is a change of health, and is stored as one.
 */
export const RULES: Rule[] = [
  lost,
  gone,
  pending,
  refused,
  image,
  start,
  outOfMemory,
  crash,
  unschedulable,
  creating,
  probe,
  evicted,
  stalled,
  unavailable,
  noEndpoints,
  failed,
  runFailed,
  runMissed,
  outOfMemoryLately,
  restarts,
  syncFailed,
  unwell,
  customNotReady,
  namespaceGoing,
  silent,
  pressure,
  atMaximum,
  blind,
  filling,
  nothingFound,
  starting,
  rolling,
  scaledToZero,
  suspended,
  paused,
  retrying,
  stuckDeletion,
  cordoned,
  nearly,
  undisruptable,
  outOfSync,
  gitopsSuspended,
  deprecated,
  available,
  customReady,
  jobsWell,
];

/**
 * The rules by which Kubernetes objects are judged, in the order in which they are asked.
 *
 * @public
 */
export const KUBERNETES_RULES: KubernetesRule[] = RULES.map(
  ({ code, family, reads, verdict, words, quotes, whatToDo }) => ({
    code,
    family,
    reads,
    verdict,
    words,
    ...(quotes !== undefined && { quotes }),
    whatToDo,
  }),
);
