import { Pod, WorkloadUse } from '@operate-first/plugin-operations-common';
import { formatAmount, toMib } from '../../format/quantities';
import { Translate } from '../../hooks/useOperationsTranslation';
import { Mark } from '../HealthMark';

/** What a cluster calls the state of a pod or container, and which words of ours say it. */
const PHASES = {
  Running: 'running',
  Pending: 'pending',
  ContainerCreating: 'starting',
  PodInitializing: 'starting',
  CrashLoopBackOff: 'crashing',
  Error: 'failed',
  Failed: 'failed',
  OOMKilled: 'outOfMemory',
  ImagePullBackOff: 'image',
  ErrImagePull: 'image',
  InvalidImageName: 'image',
  CreateContainerConfigError: 'configuration',
  Completed: 'completed',
  Succeeded: 'completed',
  Terminating: 'terminating',
  Evicted: 'evicted',
  Unknown: 'lost',
  running: 'running',
  waiting: 'pending',
  terminated: 'completed',
  unknown: 'lost',
} as const;

const isKnown = (phase: string): phase is keyof typeof PHASES =>
  phase in PHASES;

/** A state in our words; in the cluster's where we have none. */
export function sayPhase(phase: string, t: Translate): string {
  return isKnown(phase) ? t(`workload.phase.${PHASES[phase]}`) : phase;
}

const PASSING = ['pending', 'starting', 'terminating', 'lost'];

/** A pod that is on its way is no failure; one that has done its work is well. */
export function markOf({ ready, phase }: Pod): Mark {
  const word = isKnown(phase) ? PHASES[phase] : undefined;
  if (word === 'terminating') return 'unknown';
  if (ready || word === 'completed') return 'healthy';
  return word && PASSING.includes(word) ? 'unknown' : 'down';
}

/** What is used, in cores and MiB; a dash where nobody measured. */
export function sayUse(
  use: WorkloadUse | undefined,
  field: 'cpuCores' | 'memoryBytes',
  locale: string,
): string {
  const used = use?.used?.[field];
  if (used === undefined) return '—';
  const say = (amount: number) =>
    formatAmount(field === 'cpuCores' ? amount : toMib(amount), locale);
  const most = use?.limit?.[field] ?? use?.requested?.[field];
  return most === undefined ? say(used) : `${say(used)} / ${say(most)}`;
}
