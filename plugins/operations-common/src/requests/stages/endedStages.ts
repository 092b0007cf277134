import type { RequestStage, RequestStageName } from '../../generated/openapi';
import type { RequestFacts } from '../model';
import { sentence } from '../words';
import { Finding, refs } from './finding';
import { told } from './told';

/** How a request ended before it was merged, and at which stage. */
interface End {
  /** Missing where it ended at whatever it was waiting for. */
  stage?: RequestStageName;
  finding: Omit<Finding, 'evidence'>;
}

/** Undefined where it goes on. What is merged is not taken back by a word. @internal */
export function endOf(facts: RequestFacts): End | undefined {
  const { merged, withdrawn, rejected, approvers } = facts;
  if (merged) return undefined;
  if (withdrawn) {
    const { at, reason } = withdrawn;
    const words = reason ? sentence(`Withdrawn: ${reason}`) : 'Withdrawn.';
    return { finding: { state: 'failed', at, reason: words } };
  }
  if (!rejected) return undefined;
  return {
    stage: 'approved',
    finding: {
      state: 'failed',
      at: rejected.at,
      reason: sentence(`Rejected: ${rejected.reason}`),
      remedy: 'Ask them what would be right, and send another request.',
      whomToAsk: refs(...approvers),
    },
  };
}

/** What had come stays, one stage says how it ended, and nobody looks at the others any more. @internal */
export function endedStages(
  found: Array<Finding & { name: RequestStageName }>,
  { stage: name, finding }: End,
): RequestStage[] {
  const last = found.findIndex(each =>
    name ? each.name === name : each.state === 'waiting',
  );
  return found.map((stage, index): RequestStage => {
    const { state, evidence } = stage;
    // Whom it waited for has nothing to do any more.
    if (index === last) {
      return told({ name: stage.name, evidence, ...finding }, 'failed');
    }
    const isKnown =
      state !== 'waiting' && (index < last || stage.name === 'checks');
    return isKnown
      ? told(stage, state)
      : { name: stage.name, state: 'notRun', evidence: [] };
  });
}
