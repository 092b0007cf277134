import {
  PostMortemProblem,
  Leak,
} from '@operate-first/plugin-operations-common';
import { isProposed, proposalOf } from './approvals';
import { Proposal, WorkingRow } from './rows';

const MOST_NAMED = 3;

/** What is missing before a text can be published, as a sentence; undefined where nothing is. @internal */
export function whyNotPublish(options: {
  working?: WorkingRow;
  approvals: { given: number; needed: number; objections: number };
  problems: PostMortemProblem[];
  leaks: Leak[];
}): string | undefined {
  const { working, approvals, problems, leaks } = options;
  if (!working) return 'There is no text that is not published.';
  const proposal = proposalOf(working);
  if (!proposal) return 'Put it to review first.';
  if (!isProposed(working)) {
    return 'The text was changed since it was put to review. Put it to review again.';
  }
  if (problems.some(({ severity }) => severity === 'error')) {
    return 'The text has errors. Correct them and put it to review again.';
  }
  if (leaks.length > 0) {
    const many =
      leaks.length === 1
        ? 'a place that looks'
        : `${leaks.length} places that look`;
    return `The public account has ${many} like personal data or a secret. Write that otherwise, or make it internal.`;
  }
  if (proposal.state === 'conflicting') {
    return 'It conflicts with what was changed in git meanwhile. Save it on the present text and put it to review again.';
  }
  if (proposal.state === 'closed') {
    return proposal.message ?? 'Its branch is gone. Put it to review again.';
  }
  if (approvals.objections > 0) {
    return 'A reviewer asks for changes.';
  }
  const missing = approvals.needed - approvals.given;
  if (missing > 0) {
    const more =
      missing === 1
        ? 'It needs one approval more, of somebody who did not put it to review.'
        : `It needs ${missing} approvals more, of people who did not put it to review.`;
    return [more, ...approvedByStrangers(proposal)].join(' ');
  }
  return undefined;
}

/** An approval that does not count, and what to do about it. */
function approvedByStrangers({ unknownApprovers }: Proposal): string[] {
  if (!unknownApprovers) return [];
  const { logins, annotation } = unknownApprovers;
  const some = logins.slice(0, MOST_NAMED).join(', ');
  const others = logins.length - MOST_NAMED;
  const who = others > 0 ? `${some} and ${others} others` : some;
  return [
    `Its pull request was approved by somebody whom the catalog does not know (${who}), which does not count: give their user in the catalog the annotation ${annotation}, or have them approve it here.`,
  ];
}
