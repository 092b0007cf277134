import type { RequestStage, RequestStageName } from '../../generated/openapi';
import { spanInWords } from '../../onboarding/objectives';
import type { RequestFacts, RequestPatience } from '../model';
import { sentence } from '../words';
import { doneFinding, placesFinding } from './afterMerge';
import {
  approvedFinding,
  checksFinding,
  mergedFinding,
  proposedFinding,
} from './beforeMerge';
import { Finding, latest } from './finding';
import { REQUEST_PATIENCE } from './patience';

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

/** How a request ended before it was merged. What is merged cannot be taken back by a word. */
function endOf(facts: RequestFacts): Finding | undefined {
  const { merged, withdrawn, rejected, approvers } = facts;
  if (merged) return undefined;
  if (withdrawn) {
    const { at, reason } = withdrawn;
    return {
      state: 'failed',
      at,
      evidence: [],
      reason: reason ? sentence(`Withdrawn: ${reason}`) : 'Withdrawn.',
    };
  }
  return (
    rejected && {
      state: 'failed',
      at: rejected.at,
      evidence: [],
      reason: sentence(`Rejected: ${rejected.reason}`),
      remedy: 'Send another request that answers this.',
      whomToAsk: approvers,
    }
  );
}

/** What is told of a stage. */
function told(
  name: RequestStageName,
  state: RequestStage['state'],
  { at, evidence, reason, remedy, pressing, whomToAsk }: Finding,
  late?: string,
): RequestStage {
  const tellsRemedy = pressing || state === 'stuck' || state === 'failed';
  const words = [reason, late, tellsRemedy ? remedy : undefined];
  const text = words.filter(each => each !== undefined).join(' ');
  return {
    name,
    state,
    ...(at !== undefined && state !== 'waiting' && state !== 'stuck' && { at }),
    evidence,
    ...(text !== '' && { reason: text }),
    ...(whomToAsk && whomToAsk.length > 0 && { whomToAsk }),
  };
}

/**
 * How far a request is: all stages in their order. None is done before those before it are, but for the checks, which may
 * have run before there was a branch; and none is done without evidence.
 *
 * @param patience - after how many seconds a stage is stuck, counted from when the one before it was reached
 * @public
 */
export function requestStages(
  facts: RequestFacts,
  now: Date,
  patience: RequestPatience = REQUEST_PATIENCE,
): RequestStage[] {
  const end = endOf(facts);
  let since = facts.createdAt;
  let patient = 0;
  let isOpen = true;
  let hasEnded = false;
  return FINDINGS.map(([name, find]): RequestStage => {
    const found = find(facts);
    const comesFirst = name === 'checks';
    if (end && !hasEnded) {
      const isHere = facts.withdrawn
        ? found.state === 'waiting'
        : name === 'approved';
      if (isHere) {
        hasEnded = true;
        isOpen = false;
        return told(name, 'failed', { ...end, evidence: found.evidence });
      }
      if (found.state === 'waiting') {
        return { name, state: 'notRun', evidence: found.evidence };
      }
    }
    if (hasEnded && !(comesFirst && found.state !== 'waiting')) {
      return { name, state: 'notRun', evidence: [] };
    }
    if (!isOpen && !(comesFirst && found.state !== 'waiting')) {
      return { name, state: 'waiting', evidence: found.evidence };
    }
    patient += patience[name];
    if (found.state === 'done') {
      if (isOpen) {
        since = latest([since, found.at ?? since]) ?? since;
        patient = 0;
      }
      return told(name, 'done', found);
    }
    if (found.state === 'notRun') {
      // By hand takes people's time.
      if (facts.undelivered) patient += patience.approved;
      return told(name, 'notRun', found);
    }
    // What was merged in spite of it goes on.
    if (found.state === 'failed') {
      isOpen = isOpen && facts.merged !== undefined;
      return told(name, 'failed', found);
    }
    if (facts.merged && (name === 'proposed' || comesFirst)) {
      return { ...told(name, 'notRun', found) };
    }
    isOpen = false;
    const isLate = now.getTime() - Date.parse(since) > patient * 1000;
    return isLate
      ? told(
          name,
          'stuck',
          found,
          `This usually takes less than ${spanInWords(patient)}.`,
        )
      : told(name, 'waiting', found);
  });
}
