import type { RequestCheck } from '../../generated/openapi';
import type { RequestFacts } from '../model';
import { listInWords, nameOfRef, sentence } from '../words';
import { Finding, refs } from './finding';

/** The change stands in a branch or pull request. @internal */
export function proposedFinding(facts: RequestFacts): Finding {
  const { proposed, notProposed, operators } = facts;
  if (proposed) return { state: 'done', at: proposed.at, evidence: [proposed] };
  return {
    state: 'waiting',
    evidence: [],
    reason: notProposed
      ? sentence(notProposed)
      : 'The change is not in the repository yet.',
    remedy: 'Ask those who run the GitOps repository whether it takes changes.',
    pressing: notProposed !== undefined,
    whomToAsk: operators,
  };
}

function said(checks: RequestCheck[], what: string): string {
  return checks
    .slice(0, 3)
    .map(({ name, message }) => sentence(`${name} ${what}: ${message}`))
    .join(' ');
}

/** Every check passed; what was not run is not taken for passed. @internal */
export function checksFinding(facts: RequestFacts): Finding {
  const { checks, checkedAt, team, operators } = facts;
  const by = (state: RequestCheck['state']) =>
    checks.filter(check => check.state === state);
  const evidence = by('passed').map(({ name, message }) => ({
    text: sentence(`${name} passed: ${message}`),
    ...(checkedAt && { at: checkedAt }),
  }));
  const failed = by('failed');
  const notRun = by('notRun');
  if (failed.length > 0) {
    return {
      state: 'failed',
      at: checkedAt,
      evidence,
      reason: said(failed, 'failed'),
      remedy: 'Withdraw the request, put that right and send it again.',
      whomToAsk: team ? [team] : operators,
    };
  }
  if (!checkedAt) {
    return {
      state: 'waiting',
      evidence,
      reason: 'The checks have not run yet.',
      remedy: 'Ask those who run the portal why they do not run.',
      whomToAsk: operators,
    };
  }
  if (notRun.length > 0 || evidence.length === 0) {
    return {
      state: 'notRun',
      at: checkedAt,
      evidence,
      reason:
        notRun.length > 0
          ? said(notRun, 'was not run')
          : 'Nothing was checked: no check knows what to look at.',
    };
  }
  return { state: 'done', at: checkedAt, evidence };
}

/** All who have to approve have. @internal */
export function approvedFinding(facts: RequestFacts): Finding {
  const { approved, approvers, approvals, merged, operators } = facts;
  if (approved) return { state: 'done', at: approved.at, evidence: [approved] };
  if (merged) {
    return {
      state: 'notRun',
      evidence: [],
      reason:
        'It was merged in the repository itself; the portal knows of no approval.',
    };
  }
  if (approvers.length === 0) {
    return {
      state: 'waiting',
      evidence: [],
      reason: 'Nobody is named who approves this.',
      remedy: 'Ask those who run the portal to name approvers.',
      pressing: true,
      whomToAsk: operators,
    };
  }
  const { given, needed } = approvals ?? { given: 0, needed: 1 };
  const names = listInWords(approvers.map(nameOfRef), 'or');
  const left = Math.max(1, needed - given);
  return {
    state: 'waiting',
    evidence: [],
    reason:
      given === 0
        ? `Nobody of ${names} has approved yet.`
        : `${given} of ${needed} approvals ${
            given === 1 ? 'is' : 'are'
          } there.`,
    remedy:
      given === 0
        ? `Ask ${left === 1 ? 'one' : left} of them to look at it.`
        : `Ask ${left === 1 ? 'one' : left} more of ${names} to look at it.`,
    pressing: true,
    whomToAsk: refs(...approvers),
  };
}

/** The target branch has it. @internal */
export function mergedFinding(facts: RequestFacts): Finding {
  const { merged, notMerged, operators } = facts;
  if (merged) return { state: 'done', at: merged.at, evidence: [merged] };
  return {
    state: 'waiting',
    evidence: [],
    reason: notMerged
      ? sentence(notMerged)
      : 'It is approved and waits to be merged.',
    remedy: notMerged
      ? 'Ask those who run the GitOps repository.'
      : 'Merge it, or ask those who run the GitOps repository.',
    pressing: true,
    whomToAsk: operators,
  };
}
