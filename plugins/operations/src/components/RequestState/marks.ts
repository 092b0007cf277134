import {
  RequestStageState,
  RequestSummary,
} from '@operate-first/plugin-operations-common';
import { Mark } from '../HealthMark';

/** @internal */
export const STAGE_MARKS: Record<RequestStageState, Mark> = {
  done: 'healthy',
  waiting: 'unknown',
  stuck: 'degraded',
  failed: 'down',
  notRun: 'unknown',
};

/** How a request is as a whole. @internal */
export function markOf({ state, stageState }: RequestSummary): Mark {
  if (state === 'done') return 'healthy';
  if (state !== 'open') return 'unknown';
  return stageState === 'waiting' ? 'maintenance' : STAGE_MARKS[stageState];
}
