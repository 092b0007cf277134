import type { RequestStage, RequestStageName } from '../../generated/openapi';
import { spanInWords } from '../../onboarding/objectives';
import type { RequestFacts, RequestPatience } from '../model';
import { doneFinding, placesFinding } from './afterMerge';
import {
  approvedFinding,
  checksFinding,
  mergedFinding,
  proposedFinding,
} from './beforeMerge';
import { endedStages, endOf } from './endedStages';
import { Finding, latest } from './finding';
import { REQUEST_PATIENCE } from './patience';
import { told } from './told';

/** In their order. */
const FINDINGS: Array<[RequestStageName, (facts: RequestFacts) => Finding]> = [
  ['proposed', proposedFinding],
  ['checks', checksFinding],
  ['approved', approvedFinding],
  ['merged', mergedFinding],
  ['synced', facts => placesFinding('synced', facts)],
  ['healthy', facts => placesFinding('healthy', facts)],
  ['observed', facts => placesFinding('observed', facts)],
  ['done', doneFinding],
];

/** What is delivered by hand takes people's time. */
function patienceFor(
  name: RequestStageName,
  facts: RequestFacts,
  patience: RequestPatience,
): number {
  return name === 'synced' && facts.undelivered
    ? patience.approved
    : patience[name];
}

/**
 * How far a request is: all stages in their order. None is done before those before it are, but for the checks, which may
 * have run before there was a branch; and none is done without evidence. What was not looked at is passed over.
 *
 * @param patience - after how many seconds a stage is stuck, counted from when the one before it was reached
 * @public
 */
export function requestStages(
  facts: RequestFacts,
  now: Date,
  patience: RequestPatience = REQUEST_PATIENCE,
): RequestStage[] {
  const found = FINDINGS.map(([name, find]) => ({ name, ...find(facts) }));
  const end = endOf(facts);
  if (end) return endedStages(found, end);
  let since = facts.createdAt;
  let patient = 0;
  let isBlocked = false;
  return found.map((stage): RequestStage => {
    const { name, state, at = since } = stage;
    const isKnownEarly = name === 'checks' && state !== 'waiting';
    // What was seen before its time, as that something ran there already, says nothing of this request.
    if (isBlocked && !isKnownEarly) {
      return { name, state: 'waiting', evidence: [] };
    }
    patient += patienceFor(name, facts, patience);
    switch (state) {
      case 'done':
        since = latest([since, at]) ?? since;
        patient = 0;
        return told(stage, state);
      case 'notRun':
        return told(stage, state);
      case 'failed':
        // What was merged in spite of it goes on.
        isBlocked ||= !facts.merged;
        return told(stage, state);
      default: {
        isBlocked = true;
        const isLate = now.getTime() - Date.parse(since) > patient * 1000;
        return isLate
          ? told(
              stage,
              'stuck',
              `This usually takes less than ${spanInWords(patient)}.`,
            )
          : told(stage, state);
      }
    }
  });
}
