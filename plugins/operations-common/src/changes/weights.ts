import { Change } from '../generated/openapi';

const MINUTE = 60_000;

/** How a suspect is weighed: one table, explained in docs/changes.md. @public */
export const SUSPECT_WEIGHTS = {
  /** Parts of the score; they make 1. */
  time: 0.45,
  component: 0.25,
  reach: 0.15,
  evidence: 0.15,
  /** So long before the onset, a change counts half. */
  halfLife: 45 * MINUTE,
  /** Clocks differ, and health is looked at now and then: what came so shortly after the onset may be before it. */
  slack: 2 * MINUTE,
  /** What went live after the onset and before anybody noticed. */
  afterOnset: 0.1,
  /** By how many steps of dependency it is away from the services of the incident. */
  distance: [1, 0.6, 0.3],
  farther: 0.1,
  /** What was taken back before it began. */
  takenBack: 0.25,
  /** What takes something else back. */
  takesBack: 0.6,
  /** The first version of a workload, which took the place of nothing, once it has stood for so long. */
  first: 0.3,
  firstStands: 5 * MINUTE,
  /** What is not known to have gone live. */
  kind: {
    rollout: 1,
    gitops: 1,
    configuration: 1,
    scaling: 0.6,
    slo: 0.3,
    restart: 0.25,
    commit: 0.25,
  } satisfies Record<Change['kind'], number>,
} as const;
