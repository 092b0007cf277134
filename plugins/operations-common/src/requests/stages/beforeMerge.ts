import type { RequestCheck } from '../../generated/openapi';
import type { RequestFacts } from '../model';
import { listInWords, nameOfRef, sentence } from '../words';
import { Finding, refs } from './finding';

/** What is merged needs nothing that should have been before. */
function passedOver(reason: string): Finding {
  return { state: 'notRun', evidence: [], reason };
}

/** The change stands in a branch or pull request. @internal */
export function proposedFinding(facts: RequestFacts): Finding {
  const { proposed, notProposed, noPullRequest, merged, operators } = facts;
  if (proposed && (merged || notProposed === undefined)) {
    return {
      state: 'done',
      at: proposed.at,
      evidence: [proposed],
      ...(noPullRequest !== undefined &&
        !merged && {
          reason: sentence(
            `The branch is there, the pull request could not be opened: ${noPullRequest}`,
          ),
          remedy:
            'It is tried again by itself; if it stays so, ask those who run the GitOps repository.',
          pressing: true,
          whomToAsk: operators,
        }),
    };
  }
  if (merged)
    return passedOver('It came into the repository without a branch.');
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
  const { checks, checkedAt, team, merged, operators } = facts;
  const by = (state: RequestCheck['state']) =>
    checks.filter(check => check.state === state);
  const evidence = by('passed').map(({ name, message }) => ({
    text: sentence(`${name} passed: ${message}`),
    ...(checkedAt && { at: checkedAt }),
  }));
  const failed = by('failed');
  const notRun = by('notRun').filter(({ applies }) => applies !== false);
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
    if (merged) return passedOver('It was merged before it was checked.');
    return {
      state: 'waiting',
      evidence,
      reason: 'The checks have not run yet.',
      remedy: 'Ask those who run the portal why they do not run.',
      whomToAsk: operators,
    };
  }
  if (notRun.length > 0) {
    const reason = said(notRun, 'was not run');
    return { state: 'notRun', at: checkedAt, evidence, reason };
  }
  if (evidence.length === 0) {
    return {
      state: 'notRun',
      applies: false,
      at: checkedAt,
      evidence,
      reason: 'There is nothing in the change that a check looks at.',
    };
  }
  return { state: 'done', at: checkedAt, evidence };
}

/** All who have to approve have. @internal */
export function approvedFinding(facts: RequestFacts): Finding {
  const { approved, notApproved, approvers, approvals, merged, operators } =
    facts;
  if (approved) return { state: 'done', at: approved.at, evidence: [approved] };
  if (merged) {
    return passedOver(
      'It was merged in the repository itself; the portal knows of no approval.',
    );
  }
  if (notApproved !== undefined) {
    return {
      state: 'waiting',
      evidence: [],
      reason: sentence(notApproved),
      remedy: 'Ask them what would be right, or withdraw the request.',
      pressing: true,
      whomToAsk: approvers.length > 0 ? refs(...approvers) : operators,
    };
  }
  const { given, needed } = approvals ?? { given: 0, needed: 1 };
  if (needed === 0) {
    return {
      state: 'waiting',
      evidence: [],
      reason: 'It is approved by itself as soon as it may be.',
      remedy: 'Ask those who run the portal.',
      whomToAsk: operators,
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
  const { merged, notMerged, operators, places } = facts;
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
    // What is wrong may be wrong with a cluster.
    whomToAsk: notMerged
      ? refs(...operators, ...places.flatMap(({ owners = [] }) => owners))
      : operators,
  };
}
