import type { RequestStage, RequestState } from '../../generated/openapi';
import type { RequestFacts } from '../model';
import { latest } from './finding';
import { requestStages } from './requestStages';

/**
 * The stage that a request is in: the first that is not done. What was not looked at is passed over; what failed for good
 * is where it ended.
 *
 * @param stages - all of them, as `requestStages` gives them
 * @public
 */
export function presentStage(stages: RequestStage[]): RequestStage {
  const reached = stages.reduce(
    (last, { name, state }, index) =>
      state === 'done' && name !== 'checks' ? index : last,
    -1,
  );
  const ahead = stages.slice(reached + 1);
  const failed = ahead.filter(({ state }) => state === 'failed');
  return (
    failed[failed.length - 1] ??
    ahead.find(({ state }) => state !== 'done' && state !== 'notRun') ??
    stages[stages.length - 1]
  );
}

/**
 * Since when a request is in its present stage.
 *
 * @public
 */
export function presentSince(
  stages: RequestStage[],
  facts: Pick<RequestFacts, 'createdAt'>,
): string {
  const { at } = presentStage(stages);
  if (at) return at;
  const reached = stages.flatMap(stage =>
    stage.state === 'done' && stage.at ? [stage.at] : [],
  );
  return latest([facts.createdAt, ...reached]) ?? facts.createdAt;
}

/**
 * Whether a request goes on. It is done when its last stage is.
 *
 * @public
 */
export function requestState(facts: RequestFacts): RequestState {
  if (!facts.merged) {
    if (facts.withdrawn) return 'withdrawn';
    return facts.rejected ? 'rejected' : 'open';
  }
  const stages = requestStages(facts, new Date(facts.createdAt));
  return stages[stages.length - 1].state === 'done' ? 'done' : 'open';
}
